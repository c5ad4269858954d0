using NodaTime;

namespace Orchestrator.Workflows.Penalties;

/// <summary>A proposal of the officers to end the investigation otherwise than by a penalty, and what became of it.</summary>
public sealed record PenaltyEnding
{
    public required EndingKind Kind { get; init; }
    /// <summary>Ground, as the officers state it.</summary>
    public required string Ground { get; init; }
    /// <summary>Matter of the competence matrix, when the officers named one.</summary>
    public string? Matter { get; init; }
    /// <summary>The authority that a case is transferred to.</summary>
    public string? Authority { get; init; }
    public string? ReviewedBy { get; init; }
    public string? ApprovedBy { get; init; }
    public LocalDate? ApprovedOn { get; init; }
    /// <summary>Number of the receipt of the other authority.</summary>
    public string? Receipt { get; init; }
    public LocalDate? ReceivedOn { get; init; }
}

/// <summary>How an investigation ends without a penalty.</summary>
public enum EndingKind
{
    /// <summary>终止调查 (PX1)</summary>
    Terminate,
    /// <summary>移送其他机关 (PX2)</summary>
    Transfer,
    /// <summary>转刑事 (PX3)</summary>
    Criminal,
}
