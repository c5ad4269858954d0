using System.Collections.Frozen;
using Orchestrator.Engine.Definitions;

namespace Orchestrator.Engine.Graph;

/// <summary>One version of a definition, ready to run: nodes in an array, expressions parsed, inputs bound to slots. Immutable, shared by all threads.</summary>
public sealed class WorkflowGraph
{
    private readonly FrozenDictionary<string, GraphNode> byNodeId;
    private readonly FrozenDictionary<string, GraphNode> byActivityId;
    private readonly FrozenDictionary<string, GraphNode> byName;
    private readonly FrozenDictionary<(string? Scope, string IdOrName), GraphNode> byIdOrName;

    internal WorkflowGraph(DefinitionHeader header, GraphNode[] nodes, bool keepsOutputs, IReadOnlyDictionary<string, string> childVersions)
    {
        Header = header;
        Nodes = nodes;
        KeepsOutputs = keepsOutputs;
        ChildVersions = childVersions;
        byNodeId = nodes.ToFrozenDictionary(n => n.NodeId, StringComparer.Ordinal);
        byActivityId = nodes.DistinctBy(n => n.Id).ToFrozenDictionary(n => n.Id, StringComparer.Ordinal);
        var named = nodes.Where(n => n.Name is not null).ToList();
        byName = named.DistinctBy(n => n.Name).ToFrozenDictionary(n => n.Name!, StringComparer.Ordinal);
        // An id comes before a name.
        byIdOrName = nodes.Select(n => (Key: (n.Scope, n.Id), Node: n)).Concat(named.Select(n => (Key: (n.Scope, n.Name!), Node: n)))
            .DistinctBy(entry => entry.Key).ToFrozenDictionary(entry => entry.Key, entry => entry.Node);
    }

    public DefinitionHeader Header { get; }
    public string DefinitionId => Header.DefinitionId;
    public string VersionId => Header.VersionId;
    public int Version => Header.Version;
    /// <summary>All nodes; the first is the workflow itself.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }
    public GraphNode Root => Nodes[0];
    /// <summary>True when some script asks for the output of an earlier step, so that outputs must outlive their step.</summary>
    public bool KeepsOutputs { get; }

    /// <summary>Which version stands for each workflow that is used as a step, by how the step names it. An instance keeps them for its life.</summary>
    public IReadOnlyDictionary<string, string> ChildVersions { get; }

    public GraphNode? FindNode(string nodeId) => byNodeId.GetValueOrDefault(nodeId);

    public GraphNode? FindByActivityId(string activityId) => byActivityId.GetValueOrDefault(activityId);

    /// <summary>The activity by id or name, sought first among the steps of the same workflow.</summary>
    public GraphNode? FindByIdOrName(string idOrName, string? scope) =>
        byIdOrName.GetValueOrDefault((scope, idOrName)) ?? FindByIdOrName(idOrName);

    public GraphNode? FindByIdOrName(string idOrName) => FindByActivityId(idOrName) ?? byName.GetValueOrDefault(idOrName);
}
