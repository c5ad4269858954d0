namespace Orchestrator.Client.Cases;

/// <summary>What the case list is narrowed to.</summary>
public sealed record CaseFilter
{
    public string? CampaignId { get; init; }
    public string? State { get; init; }
    public string? District { get; init; }
    public string? Category { get; init; }
    public string? OfficerId { get; init; }
    public bool? Ended { get; init; }
    /// <summary>Part of the unit's name, or a case number's beginning.</summary>
    public string? Search { get; init; }
    public string? Cursor { get; init; }
    /// <summary>1 to 200; 50 when absent.</summary>
    public int? Limit { get; init; }
}
