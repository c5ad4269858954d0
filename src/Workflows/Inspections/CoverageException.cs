namespace Orchestrator.Workflows.Inspections;

/// <summary>Why a unit is not inspected although every unit must be (REQ-39): counts only when the head of the division has signed it.</summary>
public sealed class CoverageException
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public required string UnitId { get; init; }
    public required string Reason { get; init; }
    public required string RequestedBy { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    /// <summary>Who signed or refused it; another than who asked.</summary>
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    /// <summary>Why it was refused or returned, or what was remarked; taken back it says so.</summary>
    public string? DecisionReason { get; set; }
    /// <summary>Null until decided.</summary>
    public bool? IsSigned { get; set; }
}
