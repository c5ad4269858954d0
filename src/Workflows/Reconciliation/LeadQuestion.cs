namespace Orchestrator.Workflows.Reconciliation;

/// <summary>询问: what an officer asks a reporting unit about a lead, and what the unit answers. It is no document of the law: nothing is served, no period runs.</summary>
public sealed class LeadQuestion
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public required string FindingId { get; init; }
    /// <summary>The unit that is asked.</summary>
    public required string UnitId { get; init; }
    public required string Question { get; init; }
    public required string AskedBy { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }
    public string? Answer { get; set; }
    /// <summary>The unit's representative, or the officer who noted what the unit said.</summary>
    public string? AnsweredBy { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    /// <summary>Concurrency token.</summary>
    public long Revision { get; set; }
}
