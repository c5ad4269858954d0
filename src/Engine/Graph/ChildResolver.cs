using System.Text.Json.Nodes;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine.Graph;

/// <summary>
/// Finds the workflows that a definition uses as steps: the version that the step names by its id, else by its number, else the published version of its definition, else the latest;
/// a step that names no definition is looked up by its type name among the workflows that may be used as steps.
/// </summary>
public sealed class ChildResolver(ActivityRegistry registry, DefinitionReader reader, EngineOptions options)
{
    /// <summary>Whether any step of the document is a workflow.</summary>
    internal bool HasChildren(DefinitionDocument document) => ReferencesIn(document.Root).Any();

    /// <param name="pins">Version ids that an instance was started with; they win.</param>
    internal async Task<ChildDefinitions> ResolveAsync(DefinitionDocument document, IEngineStore store, IReadOnlyDictionary<string, string>? pins = null, CancellationToken cancellationToken = default)
    {
        var children = new ChildDefinitions();
        await FollowAsync(document, [document.Header.DefinitionId], children, store, pins, cancellationToken);
        return children;
    }

    /// <summary>The workflow that a step stands for as it would be started now; null when the step is none, or its definition is gone.</summary>
    public async Task<WorkflowDefinition?> FindAsync(JsonObject step, IEngineStore store, CancellationToken cancellationToken = default) =>
        registry.Knows(step.Text("type") ?? "") ? null : await FindAsync(ChildReference.Of(step), store, pins: null, cancellationToken);

    private async Task FollowAsync(DefinitionDocument document, List<string> path, ChildDefinitions children, IEngineStore store, IReadOnlyDictionary<string, string>? pins, CancellationToken cancellationToken)
    {
        foreach (var reference in ReferencesIn(document.Root).Where(reference => !children.Knows(reference)).ToList())
        {
            if (await FindAsync(reference, store, pins, cancellationToken) is not { } definition)
                continue;
            if (path.Contains(definition.DefinitionId) || path.Count > options.MaxInlineDepth)
            {
                children.AddCircle(reference, string.Join(" → ", path.Append(definition.DefinitionId)));
                continue;
            }

            var child = reader.Read(definition);
            children.Add(reference, child);
            path.Add(definition.DefinitionId);
            await FollowAsync(child, path, children, store, pins, cancellationToken);
            path.RemoveAt(path.Count - 1);
        }
    }

    private static async Task<WorkflowDefinition?> FindAsync(ChildReference reference, IEngineStore store, IReadOnlyDictionary<string, string>? pins, CancellationToken cancellationToken)
    {
        if (pins is not null && pins.TryGetValue(reference.Key, out var pinned) && await store.FindVersionAsync(pinned, cancellationToken) is { } kept)
            return kept;
        if (reference.VersionId is { } versionId && await store.FindVersionAsync(versionId, cancellationToken) is { } exact)
            return exact;
        var named = reference.DefinitionId is { } definitionId
            ? await store.FindDefinitionAsync(definitionId, VersionOptions.LatestOrPublished, cancellationToken)
            : (await store.ListUsableAsActivityAsync(cancellationToken)).FirstOrDefault(definition => ChildReference.TypeNameOf(definition.Name) == reference.Type);
        return named is not null && reference.PinnedVersion is { } version && version != named.Version
            ? await store.FindDefinitionAsync(named.DefinitionId, VersionOptions.Exactly(version), cancellationToken) ?? named
            : named;
    }

    // What an installed type is, is never looked up: several of them name a definition among their inputs.
    private IEnumerable<ChildReference> ReferencesIn(JsonObject root) =>
        ActivityTree.SelfAndDescendants(root).Where(activity => !registry.Knows(activity.Text("type") ?? "")).Select(ChildReference.Of);
}
