namespace Orchestrator.Client.Deadlines;

/// <summary>What the list of deadlines is narrowed to.</summary>
public sealed record DeadlineFilter
{
    public string? CampaignId { get; init; }
    public string? CaseId { get; init; }
    /// <summary>Armed, Fired, Cancelled or Suspended.</summary>
    public string? Status { get; init; }
    public string? Kind { get; init; }
    public string? Cursor { get; init; }
    public int? Limit { get; init; }
}
