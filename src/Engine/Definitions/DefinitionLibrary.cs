using System.Text.Json.Nodes;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine.Definitions;

/// <summary>
/// The life of definitions, with Elsa's rules: one latest version, at most one published. A draft is overwritten by each save; a published version
/// never changes, saving over it makes the next version. Works in the transaction that the caller holds.
/// </summary>
public sealed class DefinitionLibrary(IEngineStore store, DefinitionReader reader, DefinitionValidator validator, GraphCache graphs, DesignerForm form, ITriggerIndexer triggers, TimeProvider clock, EngineOptions options)
{
    private readonly ConsumerUpdate consumers = new(store, reader, options);

    /// <summary>Saves a document as the draft of its definition; without a definition id, or with one that is new, a definition begins.</summary>
    /// <param name="model">The document as the designer sent it, or as a file holds it. It is taken over and changed.</param>
    /// <param name="keepsVersionId">Whether the version id written in the document is kept if it is free: an import does, the designer's save does not.</param>
    /// <exception cref="DefinitionFormatException">The document is no definition.</exception>
    /// <exception cref="DefinitionReadonlyException">The definition may not be changed.</exception>
    /// <param name="savedBy">Who saves, by id. Saving what is already there leaves the name of whoever wrote it.</param>
    public async Task<WorkflowDefinition> SaveDraftAsync(JsonObject model, bool keepsVersionId = false, string? savedBy = null, CancellationToken cancellationToken = default)
    {
        var document = DesignerForm.ToStored(DefinitionReader.Normalize(model));
        if (((JsonObject)document["root"]!).Text("type") is null)
            throw new DefinitionFormatException(new ValidationIssue("activity.no-type", "根步骤没有“type”。", "The root activity has no \"type\".", "$.root"));
        await AlignStepsAsync(document, cancellationToken);
        var definitionId = document.Text("definitionId") ?? Ids.New(clock);
        var latest = await store.FindDefinitionAsync(definitionId, VersionOptions.Latest, cancellationToken);
        if (latest is { IsReadonly: true })
            throw new DefinitionReadonlyException(definitionId);
        var draft = latest is { IsPublished: false } ? latest : await NextVersionAsync(definitionId, latest, document, keepsVersionId, cancellationToken);
        Fill(draft, document, savedBy);
        graphs.Evict(draft.Id);
        return draft;
    }

    /// <summary>Publishes the latest version. What is wrong with it comes back as issues; if one is an error, nothing was changed.</summary>
    public async Task<PublishResult> PublishAsync(string definitionId, CancellationToken cancellationToken = default)
    {
        if (await store.FindDefinitionAsync(definitionId, VersionOptions.Latest, cancellationToken) is not { } latest)
            return new PublishResult(null, false, []);
        if (latest.IsPublished)
            return new PublishResult(latest, true, []);
        var issues = await CheckAsync(latest, cancellationToken);
        if (issues.Any(issue => issue.Severity == IssueSeverity.Error))
            return new PublishResult(latest, false, issues);
        foreach (var version in await store.ListVersionsAsync(definitionId, cancellationToken))
            version.IsPublished = version.IsLatest = version.Id == latest.Id;
        graphs.Evict(latest.Id);
        await triggers.IndexAsync(latest, cancellationToken);
        var (updated, leftBehind) = consumers.IsWanted(latest) ? await UpdateConsumersAsync(latest, cancellationToken) : ([], []);
        return new PublishResult(latest, false, [.. issues, .. leftBehind]) { UpdatedConsumers = updated };
    }

    /// <summary>The definitions whose latest version uses the given one, as a step or started by its id; with those that use them in turn, if asked.</summary>
    public Task<IReadOnlyList<string>> ListConsumersAsync(string definitionId, bool withTheirs = false, CancellationToken cancellationToken = default) =>
        consumers.UsersAsync(definitionId, withTheirs, cancellationToken);

    /// <summary>Brings the definitions that use the published version of a workflow as a step onto it. Answers their ids; null when nothing is published.</summary>
    public async Task<IReadOnlyList<string>?> UpdateReferencesAsync(string definitionId, CancellationToken cancellationToken = default) =>
        await store.FindDefinitionAsync(definitionId, VersionOptions.Published, cancellationToken) is { } published ? (await UpdateConsumersAsync(published, cancellationToken)).Updated : null;

    // A consumer that would no longer work keeps its published version, on the version of the step that it had; the new one waits as a draft.
    private async Task<(IReadOnlyList<string> Updated, IReadOnlyList<ValidationIssue> LeftBehind)> UpdateConsumersAsync(WorkflowDefinition published, CancellationToken cancellationToken)
    {
        var current = new Dictionary<string, WorkflowDefinition>(StringComparer.Ordinal) { [published.DefinitionId] = published };
        var updated = new List<string>();
        var leftBehind = new List<ValidationIssue>();
        foreach (var consumerId in await consumers.ConsumersAsync(published.DefinitionId, cancellationToken))
        {
            if (await store.FindDefinitionAsync(consumerId, VersionOptions.Latest, cancellationToken) is not { IsReadonly: false } consumer || consumers.Updated(consumer, current) is not { } document)
                continue;
            var wasPublished = consumer.IsPublished;
            var next = await SaveDraftAsync(document, cancellationToken: cancellationToken);
            if (wasPublished && (await CheckAsync(next, cancellationToken)).Where(issue => issue.Severity == IssueSeverity.Error).ToList() is { Count: > 0 } errors)
            {
                leftBehind.AddRange(errors.Select(error => new ValidationIssue(
                    "consumer.invalid",
                    $"使用它的流程“{consumer.Name}”改用新版本后不能发布，仍用旧版本，修改稿已保存：{error.Zh}",
                    $"'{consumer.Name}', which uses it, cannot be published on the new version and stays on the old one; its draft is saved: {error.En}",
                    $"{consumerId} {error.Place}",
                    IssueSeverity.Warning)));
                continue;
            }

            updated.Add(consumerId);
            if (!wasPublished)
                continue;
            foreach (var version in await store.ListVersionsAsync(consumerId, cancellationToken))
                version.IsPublished = version.IsLatest = version.Id == next.Id;
            graphs.Evict(next.Id);
            await triggers.IndexAsync(next, cancellationToken);
            current[consumerId] = next;
        }

        return (updated, leftBehind);
    }

    /// <summary>Takes the published version back: nothing new starts from it, what runs goes on. Null when none was published.</summary>
    public async Task<WorkflowDefinition?> RetractAsync(string definitionId, CancellationToken cancellationToken = default)
    {
        if (await store.FindDefinitionAsync(definitionId, VersionOptions.Published, cancellationToken) is not { } published)
            return null;
        published.IsPublished = false;
        graphs.Evict(published.Id);
        await triggers.ClearAsync(definitionId, cancellationToken);
        return published;
    }

    /// <summary>Makes an old version the content of the latest draft. Null when there is no such version.</summary>
    public async Task<WorkflowDefinition?> RevertAsync(string definitionId, int version, string? savedBy = null, CancellationToken cancellationToken = default)
    {
        if (await store.FindDefinitionAsync(definitionId, VersionOptions.Exactly(version), cancellationToken) is not { } old)
            return null;
        var latest = await store.FindDefinitionAsync(definitionId, VersionOptions.Latest, cancellationToken);
        if (latest is { IsReadonly: true })
            throw new DefinitionReadonlyException(definitionId);
        var document = reader.Parse(old.Json);
        var draft = await NextVersionAsync(definitionId, latest, document, keepsVersionId: false, cancellationToken);
        Fill(draft, document, savedBy);
        return draft;
    }

    /// <summary>Removes a definition with all its versions and triggers; false when there is none.</summary>
    public async Task<bool> DeleteAsync(string definitionId, CancellationToken cancellationToken = default)
    {
        var versions = await store.ListVersionsAsync(definitionId, cancellationToken);
        if (versions.Any(version => version.IsReadonly))
            throw new DefinitionReadonlyException(definitionId);
        foreach (var version in versions)
        {
            store.Remove(version);
            graphs.Evict(version.Id);
        }

        if (versions.Count > 0)
            await triggers.ClearAsync(definitionId, cancellationToken);
        return versions.Count > 0;
    }

    /// <summary>Removes one version; the highest that is left becomes the latest. False when there is none.</summary>
    public async Task<bool> DeleteVersionAsync(string versionId, CancellationToken cancellationToken = default)
    {
        if (await store.FindVersionAsync(versionId, cancellationToken) is not { } version)
            return false;
        if (version.IsReadonly)
            throw new DefinitionReadonlyException(version.DefinitionId);
        var others = await store.ListVersionsAsync(version.DefinitionId, cancellationToken);
        if (version.IsLatest && others.Where(other => other.Id != versionId).MaxBy(other => other.Version) is { } next)
            next.IsLatest = true;
        store.Remove(version);
        graphs.Evict(versionId);
        if (version.IsPublished)
            await triggers.ClearAsync(version.DefinitionId, cancellationToken);
        return true;
    }

    /// <summary>What would stand in the way of publishing this version.</summary>
    public async Task<IReadOnlyList<ValidationIssue>> CheckAsync(WorkflowDefinition version, CancellationToken cancellationToken)
    {
        var issues = await validator.ValidateAsync(version.Json, version.DefinitionId, store, cancellationToken);
        if (issues.Any(issue => issue.Code == "activity.unknown-type"))
            return issues;
        if (issues.All(issue => issue.Severity != IssueSeverity.Error))
            issues = [.. issues, .. await triggers.CheckAsync(version, cancellationToken)];
        // A type that is installed in another version only would run as that one: published is what was drawn, or nothing.
        return [.. issues, .. form.UnknownVersions(reader.Parse(version.Json)).Select(type => new ValidationIssue("activity.unknown-type", $"未安装步骤类型“{type}”。", $"The activity type '{type}' is not installed.", version.DefinitionId))];
    }

    /// <summary>
    /// A step that is a workflow carries the number of its version, by which the designer finds its descriptor. A file from elsewhere was numbered there.
    /// </summary>
    private async Task AlignStepsAsync(JsonObject document, CancellationToken cancellationToken)
    {
        foreach (var step in ActivityTree.SelfAndDescendants((JsonObject)document["root"]!).Where(step => step.Text("workflowDefinitionId") is not null).ToList())
        {
            var used = (step.Text("workflowDefinitionVersionId") is { } versionId
                    ? await store.FindVersionAsync(versionId, cancellationToken)
                    : step.Whole("version") is { } number ? await store.FindDefinitionAsync(step.Text("workflowDefinitionId")!, VersionOptions.Exactly(number), cancellationToken) : null)
                ?? await store.FindDefinitionAsync(step.Text("workflowDefinitionId")!, VersionOptions.LatestOrPublished, cancellationToken);
            if (used is not null && used.Version != step.Whole("version"))
                step["version"] = used.Version;
        }
    }

    private async Task<WorkflowDefinition> NextVersionAsync(string definitionId, WorkflowDefinition? latest, JsonObject document, bool keepsVersionId, CancellationToken cancellationToken)
    {
        var number = 1;
        if (latest is not null)
        {
            var versions = await store.ListVersionsAsync(definitionId, cancellationToken);
            number = versions.Max(version => version.Version) + 1;
            foreach (var version in versions)
                version.IsLatest = false;
        }

        var id = keepsVersionId && document.Text("id") is { } written && await store.FindVersionAsync(written, cancellationToken) is null ? written : Ids.New(clock);
        var next = new WorkflowDefinition { Id = id, DefinitionId = definitionId, Version = number, Name = "", IsLatest = true, CreatedAt = clock.GetUtcNow(), Json = "{}" };
        store.Add(next);
        return next;
    }

    private void Fill(WorkflowDefinition version, JsonObject document, string? savedBy)
    {
        version.Name = document.Text("name") ?? (version.Name.Length > 0 ? version.Name : version.DefinitionId);
        version.Description = document.Text("description");
        version.ToolVersion = System.Version.TryParse(document.Text("toolVersion"), out var tool) ? tool.ToString() : null;
        version.UsableAsActivity = DefinitionReader.IsUsableAsActivity(document);
        document["definitionId"] = version.DefinitionId;
        document["name"] = version.Name;
        var json = reader.Write(document);
        if (version.Json != json)
            (version.Json, version.SavedBy) = (json, savedBy);
    }
}

/// <summary>What publishing did. <paramref name="Definition"/> is null when there is no such definition.</summary>
public sealed record PublishResult(WorkflowDefinition? Definition, bool WasPublished, IReadOnlyList<ValidationIssue> Issues)
{
    /// <summary>Definitions that use the published one as a step and were brought onto it.</summary>
    public IReadOnlyList<string> UpdatedConsumers { get; init; } = [];

    /// <summary>Errors stood in the way; the caller rolls back.</summary>
    public bool IsRefused => Issues.Any(issue => issue.Severity == IssueSeverity.Error);
}

/// <summary>The definition is marked read-only: it is changed where it comes from, not here.</summary>
public sealed class DefinitionReadonlyException(string definitionId) : Exception($"流程定义“{definitionId}”为只读。The definition '{definitionId}' is read-only.");
