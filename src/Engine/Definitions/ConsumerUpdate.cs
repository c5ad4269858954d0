using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Definitions;

/// <summary>
/// Brings the definitions that use a workflow as a step onto its newly published version, those that use them in turn included: each once, the used
/// before the users. A published user gets a new published version; a draft is changed as it stands and stays a draft.
/// </summary>
internal sealed class ConsumerUpdate(IEngineStore store, DefinitionReader reader, EngineOptions options)
{
    /// <summary>The definitions to bring up to date, in order.</summary>
    public async Task<IReadOnlyList<string>> ConsumersAsync(string definitionId, CancellationToken cancellationToken)
    {
        var uses = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        await GatherAsync(definitionId, uses, depth: 0, cancellationToken);
        uses.Remove(definitionId);
        var order = new List<string>();
        while (uses.Count > 0)
        {
            // What uses nothing that is still to come is next; a circle, which publishing refuses, is broken at its first by name.
            var next = uses.Where(user => !user.Value.Overlaps(uses.Keys)).Select(user => user.Key).Order(StringComparer.Ordinal).FirstOrDefault() ?? uses.Keys.Order(StringComparer.Ordinal).First();
            order.Add(next);
            uses.Remove(next);
        }

        return order;
    }

    /// <summary>The definitions that use the given one, as a step or started by its id; with those that use them in turn, if asked. In order of their ids.</summary>
    public async Task<IReadOnlyList<string>> UsersAsync(string definitionId, bool withTheirs, CancellationToken cancellationToken)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([definitionId]);
        while (open.TryDequeue(out var used))
        {
            foreach (var user in await store.ListUsersAsync(used, cancellationToken))
            {
                if (user.DefinitionId != definitionId && (UsesIn(user).Contains(used) || StartsIn(user).Contains(used)) && found.Add(user.DefinitionId) && withTheirs)
                    open.Enqueue(user.DefinitionId);
            }
        }

        return [.. found];
    }

    /// <summary>The document with every step that is one of the given workflows on its new version; null when it has none that is behind.</summary>
    public JsonObject? Updated(WorkflowDefinition consumer, IReadOnlyDictionary<string, WorkflowDefinition> published)
    {
        var document = reader.Parse(consumer.Json);
        if (document["root"] is not JsonObject root)
            return null;
        var isChanged = false;
        foreach (var step in ActivityTree.SelfAndDescendants(root))
        {
            if (step.Text("workflowDefinitionId") is not { } used || !published.TryGetValue(used, out var version) || step.Text("workflowDefinitionVersionId") == version.Id)
                continue;
            step["version"] = version.Version;
            step["workflowDefinitionVersionId"] = version.Id;
            step["latestAvailablePublishedVersion"] = version.Version;
            step["latestAvailablePublishedVersionId"] = version.Id;
            isChanged = true;
        }

        return isChanged ? document : null;
    }

    /// <summary>Whether the definition asks that its users follow it.</summary>
    public bool IsWanted(WorkflowDefinition definition) =>
        reader.Parse(definition.Json)["options"] is JsonObject settings && settings.Flag("autoUpdateConsumingWorkflows");

    private async Task GatherAsync(string definitionId, Dictionary<string, HashSet<string>> uses, int depth, CancellationToken cancellationToken)
    {
        if (depth > options.MaxInlineDepth)
            return;
        foreach (var consumer in await store.ListUsersAsync(definitionId, cancellationToken))
        {
            if (!UsesIn(consumer).Contains(definitionId))
                continue;
            var isNew = !uses.TryGetValue(consumer.DefinitionId, out var used);
            (uses[consumer.DefinitionId] = used ?? []).Add(definitionId);
            if (isNew && IsWanted(consumer))
                await GatherAsync(consumer.DefinitionId, uses, depth + 1, cancellationToken);
        }
    }

    private IEnumerable<string> UsesIn(WorkflowDefinition definition) =>
        reader.Parse(definition.Json)["root"] is JsonObject root ? ActivityTree.SelfAndDescendants(root).Select(step => step.Text("workflowDefinitionId")).OfType<string>() : [];

    // Started by its id: an input of that name that is plain text.
    private IEnumerable<string> StartsIn(WorkflowDefinition definition) =>
        reader.Parse(definition.Json)["root"] is JsonObject root
            ? ActivityTree.SelfAndDescendants(root).Select(step => ((step["workflowDefinitionId"] as JsonObject)?["expression"] as JsonObject)?.Text("value")).OfType<string>()
            : [];
}
