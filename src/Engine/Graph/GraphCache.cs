using System.Collections.Concurrent;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine.Graph;

/// <summary>Compiled graphs by version id. A published version never changes and is trusted; a draft is compiled anew whenever its revision moved.</summary>
public sealed class GraphCache(DefinitionReader reader, GraphCompiler compiler, EngineOptions options)
{
    private readonly ConcurrentDictionary<string, (WorkflowGraph Graph, long Revision, bool IsPublished)> graphs = new(StringComparer.Ordinal);

    /// <summary>The graph of a stored version.</summary>
    public WorkflowGraph Get(WorkflowDefinition definition)
    {
        if (graphs.TryGetValue(definition.Id, out var known) && known.Revision == definition.Revision)
            return known.Graph;
        var graph = compiler.Compile(reader.Read(definition)).Graph;
        if (graphs.Count >= options.GraphCacheSize)
            graphs.Clear();
        graphs[definition.Id] = (graph, definition.Revision, definition.IsPublished);
        return graph;
    }

    /// <summary>The graph of a version id; null when the version does not exist.</summary>
    public async ValueTask<WorkflowGraph?> GetAsync(string versionId, IEngineStore store, CancellationToken cancellationToken)
    {
        if (graphs.TryGetValue(versionId, out var known) && known.IsPublished)
            return known.Graph;
        var definition = await store.FindVersionAsync(versionId, cancellationToken);
        return definition is null ? null : Get(definition);
    }

    /// <summary>Forgets a version, for example when it was deleted or replaced.</summary>
    public void Evict(string versionId) => graphs.TryRemove(versionId, out _);
}
