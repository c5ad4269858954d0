namespace Orchestrator.Client.Deadlines;

/// <summary>A period or reminder with the rule of law that set it. Days are Asia/Shanghai; a period ends when <see cref="DueOn"/> ends.</summary>
public sealed record DeadlineInfo
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public string? CaseId { get; init; }
    public string? PenaltyCaseId { get; init; }
    /// <summary>Timer id of the domain, for example <c>T-06</c>.</summary>
    public required string Timer { get; init; }
    /// <summary>Statutory, Campaign, Internal or Reminder.</summary>
    public required string Kind { get; init; }
    public required DateOnly StartedOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required string Rule { get; init; }
    public required string Explanation { get; init; }
    public required string ExplanationEn { get; init; }
    /// <summary>Armed, Fired, Cancelled or Suspended.</summary>
    public required string Status { get; init; }
    public DateTimeOffset? FiredAt { get; init; }
    public string? CancelReason { get; init; }
}
