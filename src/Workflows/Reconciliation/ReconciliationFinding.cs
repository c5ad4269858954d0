namespace Orchestrator.Workflows.Reconciliation;

/// <summary>
/// A discrepancy as it is followed up, in versions: the same inputs never raise it again, other inputs make a further version, and inputs that have come
/// right resolve it. Nobody but an officer closes it, with an explanation.
/// </summary>
public sealed class ReconciliationFinding
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    /// <summary><c>RC-01</c> …</summary>
    public required string Rule { get; init; }
    /// <summary>What it is about, the same in every run.</summary>
    public required string Key { get; init; }
    /// <summary>1 when first found; one more each time that its inputs changed.</summary>
    public required int Version { get; init; }
    /// <summary>Lower-case hex SHA-256 of what was compared.</summary>
    public required string InputHash { get; init; }
    /// <summary>What was compared, JSON.</summary>
    public required string Snapshot { get; init; }
    /// <summary>Units and candidates concerned, the one that has to explain first.</summary>
    public List<string> Subjects { get; init; } = [];
    public string? District { get; init; }
    public required string Zh { get; init; }
    public required string En { get; init; }
    public required double Score { get; init; }
    public required LeadGrade Grade { get; init; }
    public required string RunId { get; init; }
    public required DateTimeOffset FoundAt { get; init; }
    /// <summary>The case that was opened for it, or that it joined.</summary>
    public string? CaseId { get; set; }
    /// <summary>The workflow in which an officer looks into it, for leads of 50 to 79 points.</summary>
    public string? InstanceId { get; set; }
    public FindingState State { get; set; } = FindingState.Open;
    /// <summary>Why it was explained, confirmed or closed; of a resolved one which run no longer found it.</summary>
    public string? Explanation { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    /// <summary>When a run no longer found it (m74); it stays, though the difference come back as a further version.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }
    /// <summary>Concurrency token and ETag.</summary>
    public long Revision { get; set; }

    public bool IsLive => State is FindingState.Open or FindingState.Explained or FindingState.Confirmed;
}

/// <summary>Life of a finding.</summary>
public enum FindingState
{
    Open,
    /// <summary>There is an innocent reason.</summary>
    Explained,
    /// <summary>It is so, and it is being dealt with.</summary>
    Confirmed,
    /// <summary>Dealt with.</summary>
    Closed,
    /// <summary>A later run did not find it any more (m74).</summary>
    Resolved,
    /// <summary>Its inputs changed: a further version stands in its place.</summary>
    Superseded,
}
