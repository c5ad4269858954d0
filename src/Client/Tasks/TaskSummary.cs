namespace Orchestrator.Client.Tasks;

/// <summary>One row of the worklist. Dates are days in Asia/Shanghai; instants are UTC.</summary>
public sealed record TaskSummary
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public string? CaseId { get; init; }
    public string? PenaltyCaseId { get; init; }
    public required string InstanceId { get; init; }
    /// <summary>The waiting step as the designer knows it.</summary>
    public required string ActivityNodeId { get; init; }
    /// <summary>The act group, for example <c>self-check-review</c>.</summary>
    public required string Act { get; init; }
    public required string Title { get; init; }
    public required string TitleEn { get; init; }
    public required string Role { get; init; }
    public string? AssigneeId { get; init; }
    public required string District { get; init; }
    /// <summary>The unit's name or the campaign's title.</summary>
    public required string Subject { get; init; }
    public string? NoticeId { get; init; }
    public DateOnly? DueOn { get; init; }
    public bool IsOverdue { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary><c>Open</c>, <c>Completed</c> or <c>Withdrawn</c>.</summary>
    public required string Status { get; init; }
    public string? Outcome { get; init; }
    /// <summary>The absent person for whom it was done.</summary>
    public string? CompletedFor { get; init; }
    /// <summary>The decision is made and waits for a signature after it.</summary>
    public bool IsHeld { get; init; }
    /// <summary>Why the case was sent back to this step.</summary>
    public string? ReturnReason { get; init; }
    /// <summary>How often it was urged.</summary>
    public int Urges { get; init; }
    /// <summary>Sent back in <c>If-Match</c>.</summary>
    public required long Revision { get; init; }
}
