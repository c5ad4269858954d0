using System.Text.Json;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Values;

namespace Orchestrator.Workflows.Alterations;

/// <summary>Alterations that somebody has ordered for one or many instances, with the reason. Each instance has a row of its own, so that work goes on after a crash where it stood.</summary>
public sealed class AlterationPlan
{
    public required string Id { get; init; }
    /// <summary>The alterations as JSON; see <see cref="Orders"/>.</summary>
    public required string Alterations { get; init; }
    /// <summary>What they do, for lists: the kinds in their order, joined by commas.</summary>
    public required string Kinds { get; init; }
    /// <summary>The definition, when all instances are of one.</summary>
    public string? DefinitionId { get; init; }
    public required string Reason { get; init; }
    public required string ProposedBy { get; init; }
    public required string ProposedByName { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public AlterationPlanStatus Status { get; set; }
    /// <summary>Steps marked as legal acts that the plan touches: with any, a second person must agree.</summary>
    public List<string> LegalActs { get; init; } = [];
    public required int Total { get; init; }
    public string? DecidedBy { get; set; }
    public string? DecidedByName { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecisionReason { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? CompletedAt { get; set; }
    /// <summary>Concurrency token.</summary>
    public long Revision { get; set; }

    /// <summary>Whether a second person has agreed.</summary>
    public bool IsApproved => DecidedBy is not null && DecidedBy != ProposedBy && Status is AlterationPlanStatus.Running or AlterationPlanStatus.Completed;

    public IReadOnlyList<Alteration> Orders() => JsonSerializer.Deserialize<List<Alteration>>(Alterations, PlainValue.Json) ?? [];

    public static string Write(IReadOnlyList<Alteration> orders) => JsonSerializer.Serialize(orders, PlainValue.Json);
}

/// <summary>Life of a plan.</summary>
public enum AlterationPlanStatus
{
    /// <summary>Waits for a second person.</summary>
    Proposed,
    Running,
    Completed,
    Rejected,
    /// <summary>Stopped by a person; what was done stays done.</summary>
    Stopped,
}
