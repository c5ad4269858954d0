namespace Orchestrator.Workflows.SelfChecks;

/// <summary>自查情况报告表, one version of it: a draft until it is filed, frozen with its hash from then on. A correction after a return is a further version.</summary>
public sealed class SelfCheckReport
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public required string UnitId { get; init; }
    /// <summary>1 for the first.</summary>
    public required int Version { get; init; }
    public required SelfCheckContent Content { get; set; }
    public required DateTimeOffset SavedAt { get; set; }
    public required string SavedBy { get; set; }
    public SelfCheckReportState State { get; set; } = SelfCheckReportState.Draft;
    public DateTimeOffset? FiledAt { get; set; }
    /// <summary>Lower-case hex SHA-256 over content and attached files, set when it is filed.</summary>
    public string? ContentHash { get; set; }
    /// <summary>Filed after the end of the self-check phase; a correction of a filing that was in time counts as in time.</summary>
    public bool IsLate { get; set; }
    public string? ReturnReason { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    /// <summary>Concurrency token and ETag.</summary>
    public long Revision { get; set; }
}

/// <summary>Life of a report, domain reference §1.5.</summary>
public enum SelfCheckReportState
{
    Draft,
    Filed,
    Returned,
    Accepted,
}
