using System.Text.Json.Nodes;

namespace Orchestrator.Engine.Definitions;

/// <summary>What a definition declares beside its steps.</summary>
public sealed record DefinitionHeader
{
    public required string DefinitionId { get; init; }
    public required string VersionId { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }
    public IReadOnlyList<Variable> Variables { get; init; } = [];
    public IReadOnlyList<WorkflowInput> Inputs { get; init; } = [];
    public IReadOnlyList<WorkflowOutput> Outputs { get; init; } = [];
    public IReadOnlyList<string> Outcomes { get; init; } = [];
    public string? ActivationStrategyType { get; init; }
    public string? IncidentStrategyType { get; init; }
    public bool UsableAsActivity { get; init; }
    public string? ActivityCategory { get; init; }
    /// <summary>Value of <c>customProperties["Flowchart:ExecutionMode"]</c>: CounterBased (default) or TokenBased.</summary>
    public string? FlowchartMode { get; init; }
    /// <summary>Whatever else the definition says of itself, as it is written.</summary>
    internal JsonObject? CustomProperties { get; init; }
}

/// <summary>An input that the definition asks for at its start.</summary>
public sealed record WorkflowInput(string Name, string TypeName, bool IsArray)
{
    public string? DisplayName { get; init; }
    public string? Description { get; init; }
    public string? Category { get; init; }
    public string? UIHint { get; init; }
}

/// <summary>An output that the definition promises.</summary>
public sealed record WorkflowOutput(string Name, string TypeName, bool IsArray)
{
    public string? DisplayName { get; init; }
    public string? Description { get; init; }
}
