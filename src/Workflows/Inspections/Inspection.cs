using Orchestrator.Workflows.Acceptance;

namespace Orchestrator.Workflows.Inspections;

/// <summary>One visit by two officers: the inspection itself or a recheck.</summary>
public sealed class Inspection
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required string CampaignId { get; init; }
    public required InspectionKind Kind { get; init; }
    public required string LeadOfficerId { get; set; }
    public required string CoOfficerId { get; set; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? Place { get; set; }
    /// <summary>The notice that announced it (D06), if it was announced.</summary>
    public string? AnnouncementId { get; set; }
    /// <summary>The record made of it (D07 or D15).</summary>
    public string? RecordId { get; set; }
    /// <summary>The unit refused to sign; the record stays valid with a witness or a recording.</summary>
    public bool SignatureRefused { get; set; }
    public string? Witness { get; set; }
    public InspectionResult? Result { get; set; }
    /// <summary>四个到位 as rated at the visit; null when it was not rated.</summary>
    public FourInPlace? InPlace { get; set; }
    /// <summary>Answer to each item of the checklist, JSON of <see cref="ItemAnswer"/>; null in records that gave the findings alone.</summary>
    public string? Answers { get; set; }
}

/// <summary>Why the officers came.</summary>
public enum InspectionKind
{
    Full,
    Recheck,
}

/// <summary>What a visit concluded.</summary>
public enum InspectionResult
{
    Clean,
    IssuesFound,
    AllFixed,
    PartlyFixed,
    NotFixed,
}
