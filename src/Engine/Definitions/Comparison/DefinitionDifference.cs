namespace Orchestrator.Engine.Definitions.Comparison;

/// <summary>What a person has to look at before one version takes the place of another. What only moves things about on the canvas is kept apart.</summary>
public sealed record DefinitionDifference
{
    public IReadOnlyList<StepDifference> Added { get; init; } = [];
    public IReadOnlyList<StepDifference> Removed { get; init; } = [];
    public IReadOnlyList<StepDifference> Changed { get; init; } = [];
    public IReadOnlyList<ConnectionOfSteps> Connected { get; init; } = [];
    public IReadOnlyList<ConnectionOfSteps> Disconnected { get; init; } = [];
    /// <summary>Variables, inputs, outputs and outcomes of the definition, by kind and name.</summary>
    public IReadOnlyList<MemberDifference> Data { get; init; } = [];
    /// <summary>Name, description and options.</summary>
    public IReadOnlyList<MemberDifference> Settings { get; init; } = [];
    /// <summary>Steps that stand elsewhere on the canvas and are otherwise as they were.</summary>
    public IReadOnlyList<StepName> Moved { get; init; } = [];

    /// <summary>Nothing that runs would be different.</summary>
    public bool IsLayoutOnly => Added.Count + Removed.Count + Changed.Count + Connected.Count + Disconnected.Count + Data.Count + Settings.Count == 0;
}

/// <summary>A step by its id, its type and the caption that its author gave it.</summary>
public sealed record StepName(string Id, string Type, string? Caption);

/// <summary>A step with those of its members that differ; of a new or removed step, all.</summary>
public sealed record StepDifference(StepName Step, IReadOnlyList<MemberDifference> Members);

/// <summary>A connection from an outcome of one step to another step.</summary>
public sealed record ConnectionOfSteps(StepName From, string Port, StepName To);

/// <summary>One member before and after, as text; null where it is not there. <paramref name="Kind"/> says of what it is a member: a step, a variable and so on.</summary>
public sealed record MemberDifference(string Kind, string Name, string? Before, string? After);
