using System.Collections.Concurrent;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.State;

namespace Orchestrator.Engine.Graph;

/// <summary>
/// Compiled graphs. A published version never changes and is trusted; a draft is compiled anew whenever its revision moved. A definition with workflows
/// as steps has one graph for each set of their versions: a start looks the versions up, a running instance keeps those that it was started with.
/// </summary>
public sealed class GraphCache(DefinitionReader reader, GraphCompiler compiler, ChildResolver resolver, EngineOptions options)
{
    private readonly ConcurrentDictionary<string, Known> versions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string VersionId, long Revision, string Children), WorkflowGraph> composed = new();

    /// <summary>The graph of a stored version as it would be started now.</summary>
    public ValueTask<WorkflowGraph> GetAsync(WorkflowDefinition definition, IEngineStore store, CancellationToken cancellationToken = default) =>
        GetAsync(definition, store, pins: null, cancellationToken);

    /// <summary>The graph of a version id as it would be started now; null when the version does not exist.</summary>
    public async ValueTask<WorkflowGraph?> GetAsync(string versionId, IEngineStore store, CancellationToken cancellationToken = default)
    {
        if (versions.TryGetValue(versionId, out var known) && known is { IsPublished: true, Graph: { } graph })
            return graph;
        return await store.FindVersionAsync(versionId, cancellationToken) is { } definition ? await GetAsync(definition, store, pins: null, cancellationToken) : null;
    }

    /// <summary>The graph that the instance runs on; null when its version does not exist any more.</summary>
    public async ValueTask<WorkflowGraph?> GetForAsync(WorkflowInstance instance, IEngineStore store, CancellationToken cancellationToken = default)
    {
        if (versions.TryGetValue(instance.DefinitionVersionId, out var known) && known is { IsPublished: true, Graph: { } graph })
            return graph;
        return await store.FindVersionAsync(instance.DefinitionVersionId, cancellationToken) is { } definition
            ? await GetAsync(definition, store, StateReader.ChildVersionsOf(instance.State), cancellationToken)
            : null;
    }

    /// <summary>Forgets a version, for example when it was deleted or replaced.</summary>
    public void Evict(string versionId)
    {
        versions.TryRemove(versionId, out _);
        foreach (var key in composed.Keys.Where(key => key.VersionId == versionId))
            composed.TryRemove(key, out _);
    }

    /// <summary>Forgets everything; what is needed is read and compiled anew.</summary>
    public void Clear()
    {
        versions.Clear();
        composed.Clear();
    }

    private async ValueTask<WorkflowGraph> GetAsync(WorkflowDefinition definition, IEngineStore store, IReadOnlyDictionary<string, string>? pins, CancellationToken cancellationToken)
    {
        if (!versions.TryGetValue(definition.Id, out var known) || known.Revision != definition.Revision)
        {
            var document = reader.Read(definition);
            known = resolver.HasChildren(document)
                ? new Known(definition.Revision, definition.IsPublished, document, null)
                : new Known(definition.Revision, definition.IsPublished, document, compiler.Compile(document).Graph);
            if (versions.Count >= options.GraphCacheSize)
                versions.Clear();
            versions[definition.Id] = known;
        }

        return known.Graph ?? await ComposeAsync(definition, known, store, pins, cancellationToken);
    }

    private async Task<WorkflowGraph> ComposeAsync(WorkflowDefinition definition, Known known, IEngineStore store, IReadOnlyDictionary<string, string>? pins, CancellationToken cancellationToken)
    {
        if (pins is not null && composed.TryGetValue(KeyOf(definition, pins), out var kept))
            return kept;
        var children = await resolver.ResolveAsync(known.Document, store, pins, cancellationToken);
        var key = KeyOf(definition, children.Pins);
        if (composed.TryGetValue(key, out var graph))
            return graph;
        if (composed.Count >= options.GraphCacheSize)
            composed.Clear();
        return composed[key] = compiler.Compile(known.Document, children).Graph;
    }

    private static (string, long, string) KeyOf(WorkflowDefinition definition, IReadOnlyDictionary<string, string> children) =>
        (definition.Id, definition.Revision, string.Join('\n', children.OrderBy(child => child.Key, StringComparer.Ordinal).Select(child => $"{child.Key} {child.Value}")));

    /// <param name="Graph">Null when the definition has workflows as steps.</param>
    private sealed record Known(long Revision, bool IsPublished, DefinitionDocument Document, WorkflowGraph? Graph);
}
