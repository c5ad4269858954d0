using Orchestrator.Engine.Catalog;

namespace Orchestrator.Engine.Graph;

/// <summary>One activity in the compiled graph. Immutable after compilation and shared by all instances.</summary>
public sealed class GraphNode
{
    internal GraphNode(int index, string id, string? name, string type, int version, GraphNode? parent, ActivityBlueprint blueprint, string? scope = null)
    {
        Index = index;
        Id = id;
        Name = name;
        Type = type;
        Version = version;
        Parent = parent;
        Blueprint = blueprint;
        NodeId = parent is null ? id : parent.NodeId + ":" + id;
        Scope = scope;
    }

    /// <summary>Position in <see cref="WorkflowGraph.Nodes"/>.</summary>
    public int Index { get; }
    public string Id { get; }
    public string NodeId { get; }
    /// <summary>Node id of the nearest step around it that is a workflow of its own; null outside of such. Activity ids are unique only within one scope.</summary>
    public string? Scope { get; }
    public string? Name { get; }
    public string Type { get; }
    public int Version { get; }
    public GraphNode? Parent { get; }
    public Activity Activity { get; internal set; } = null!;
    public IReadOnlyList<GraphNode> Children { get; internal set; } = [];
    public IReadOnlyList<Variable> Variables { get; internal set; } = [];
    public bool CanStartWorkflow { get; internal set; }
    /// <summary>Elsa's merge mode of a node in a token flowchart, if the definition sets one.</summary>
    public string? MergeMode { get; internal set; }
    /// <summary>Whether the definition marks the step as a legal act (<c>customProperties.legalAct</c>): moving a token past, onto or off it needs two people.</summary>
    public bool IsLegalAct { get; internal set; }
    /// <summary>Whether the step runs in a transaction of its own, after that of the burst which came to it: always for jobs, for tasks when the definition says so.</summary>
    public bool RunsInBackground { get; internal set; }
    public bool IsTerminal => Blueprint.IsTerminal;

    /// <summary>What of its inputs and outputs the execution records keep.</summary>
    internal JournalScope Journal { get; set; } = JournalScope.Everything;

    /// <summary>Key of its outputs among those of the instance.</summary>
    internal string OutputKey => Scope is null ? Id : NodeId;
    internal ActivityBlueprint Blueprint { get; }
    internal Input[] Inputs { get; set; } = [];
    internal Output[] Outputs { get; set; } = [];
    /// <summary>Plain values that the journal shows among the inputs: PascalCase name and JSON.</summary>
    internal KeyValuePair<string, string>[] PlainInputs { get; set; } = [];
    internal HashSet<string> SensitiveInputs => Blueprint.SensitiveInputs;

    public override string ToString() => $"{NodeId} ({Type})";
}
