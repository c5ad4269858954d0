namespace Orchestrator.Client.Tasks;

/// <summary>What the worklist is narrowed to. Without anything it holds the open tasks that the caller may do.</summary>
public sealed record TaskFilter
{
    /// <summary>Only tasks assigned to the caller.</summary>
    public bool? Mine { get; init; }
    /// <summary>Every task that the caller may see, not only those of the caller's own roles (leads, auditors).</summary>
    public bool? All { get; init; }
    public string? Role { get; init; }
    public string? District { get; init; }
    public string? CampaignId { get; init; }
    public string? CaseId { get; init; }
    public bool? Overdue { get; init; }
    /// <summary>Open (default), Completed or Withdrawn.</summary>
    public string? Status { get; init; }
    public string? Cursor { get; init; }
    /// <summary>1 to 200; 50 when absent.</summary>
    public int? Limit { get; init; }
}
