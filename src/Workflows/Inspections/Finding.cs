namespace Orchestrator.Workflows.Inspections;

/// <summary>One checklist item found not to conform (不符合), with fact, evidence and basis. It lives until it is fixed.</summary>
public sealed class Finding
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required string CampaignId { get; init; }
    public required string InspectionId { get; init; }
    /// <summary>Checklist item, for example <c>A04</c>.</summary>
    public required string ItemCode { get; init; }
    /// <summary>ORG, STAFF, SYS, TECH, OP or DATA.</summary>
    public required string Gap { get; init; }
    /// <summary>A serious, B substantial, C general.</summary>
    public required string Severity { get; init; }
    public required string Fact { get; init; }
    public required string Evidence { get; init; }
    public required string Basis { get; init; }
    /// <summary>The order that demands its rectification, once there is one.</summary>
    public string? OrderId { get; set; }
    public FindingStatus Status { get; set; } = FindingStatus.Open;
    /// <summary>When the recheck that found it fixed was confirmed (m39); null before.</summary>
    public DateTimeOffset? FixedAt { get; set; }
}

/// <summary>Life of a finding.</summary>
public enum FindingStatus
{
    Open,
    Reported,
    Fixed,
    NotFixed,
}
