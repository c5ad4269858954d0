namespace Orchestrator.Workflows.SelfChecks;

/// <summary>One filing of the self-check report (自查情况报告表); a resubmission after a return is a new row.</summary>
public sealed class SelfCheck
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required string CampaignId { get; init; }
    /// <summary>1 for the first filing, 2 after the first return, and so on.</summary>
    public required int Attempt { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    /// <summary>Received after T-01 (a correction of a filing that was in time counts as in time).</summary>
    public required bool IsLate { get; init; }
    /// <summary>Checklist items that the unit itself marked as gaps.</summary>
    public int GapsFound { get; set; }
    public int SecondLevelUnits { get; set; }
    /// <summary>The report as filed, JSON.</summary>
    public required string Report { get; init; }
    public SelfCheckStatus Status { get; set; } = SelfCheckStatus.Submitted;
    public string? ReturnReason { get; set; }
    public DateTimeOffset? ReviewedAt { get; set; }
    public string? ReviewedBy { get; set; }
}

/// <summary>What became of a filing.</summary>
public enum SelfCheckStatus
{
    Submitted,
    Returned,
    Accepted,
}
