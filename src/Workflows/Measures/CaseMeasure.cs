using NodaTime;

namespace Orchestrator.Workflows.Measures;

/// <summary>
/// An act about a case that may be asked for in whatever step it stands: suspend, resume, transfer as a whole or in part, merge, terminate, void, reopen
/// (TR-36 to TR-42), the recusal of somebody who works on it, a document voided, or advice to the unit.
/// </summary>
public sealed class CaseMeasure
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public required string CaseId { get; init; }
    public required MeasureKind Kind { get; init; }
    public required string Reason { get; init; }
    /// <summary>The form of the proposal, JSON.</summary>
    public required string Form { get; init; }
    public MeasureStatus Status { get; set; } = MeasureStatus.Proposed;
    public required string ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public string? ReviewedBy { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    /// <summary>Of a transfer: number of the other authority's receipt, and its day.</summary>
    public string? Receipt { get; set; }
    public LocalDate? ReceiptOn { get; set; }
    /// <summary>The workflow in which it is reviewed and approved.</summary>
    public string? InstanceId { get; set; }
}

/// <summary>What a measure does.</summary>
public enum MeasureKind
{
    /// <summary>中止 (TR-36)</summary>
    Suspend,
    /// <summary>恢复 (TR-37)</summary>
    Resume,
    /// <summary>整案移送 (TR-38)</summary>
    Transfer,
    /// <summary>部分移送: one matter goes to another authority, the part of the police goes on (§2.3)</summary>
    Refer,
    /// <summary>并案 (TR-39)</summary>
    Merge,
    /// <summary>终止 (TR-40)</summary>
    Terminate,
    /// <summary>撤销建档 (TR-41)</summary>
    Void,
    /// <summary>重新启动 (TR-42)</summary>
    Reopen,
    /// <summary>回避: somebody does nothing more in the case, and another takes over (§0.3, T-16)</summary>
    Recuse,
    /// <summary>文书作废: a document that has not been served is voided and issued anew (REQ-62)</summary>
    VoidDocument,
    /// <summary>公安提示: a letter about a hazard that is no violation (§4.2, since 1 October 2026)</summary>
    Advise,
}

/// <summary>Life of a measure.</summary>
public enum MeasureStatus
{
    Proposed,
    CarriedOut,
    Rejected,
}
