namespace Orchestrator.Workflows.Acceptance;

/// <summary>One acceptance of one unit: on site by a team, or on the documents.</summary>
public sealed class AcceptanceCheck
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required string CampaignId { get; init; }
    /// <summary>On site (drawn or mandatory), or on the file alone.</summary>
    public required bool OnSite { get; init; }
    /// <summary>1, then 2 after a failed first check.</summary>
    public required int Round { get; init; }
    /// <summary>Why the unit was checked on site: the mandatory reason or the draw.</summary>
    public string? Reason { get; set; }
    /// <summary>Focus A, violations curbed: 0–40 points.</summary>
    public int ScoreA { get; set; }
    /// <summary>Focus B, requirements and responsibilities implemented: 0–60 points.</summary>
    public int ScoreB { get; set; }
    /// <summary>A veto item applies (domain reference §3.5), with its name.</summary>
    public string? Veto { get; set; }
    public bool Passed { get; set; }
    /// <summary>四个到位 as rated on site; null for a check on the file.</summary>
    public FourInPlace? InPlace { get; set; }
    public required string CheckedBy { get; init; }
    public required DateTimeOffset CheckedAt { get; init; }
    public string? NoticeId { get; set; }
}
