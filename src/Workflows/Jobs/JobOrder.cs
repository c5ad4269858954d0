using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Jobs;

/// <summary>What a job does to each of its items; what does not belong to its kind is null.</summary>
public sealed record JobOrder
{
    /// <summary>Assign: the person who is given the tasks.</summary>
    public string? AssigneeId { get; init; }
    /// <summary>Complete: the outcome that every task is left by.</summary>
    public string? Outcome { get; init; }
    /// <summary>Complete: the form, the same for all.</summary>
    public JsonObject? Form { get; init; }
}
