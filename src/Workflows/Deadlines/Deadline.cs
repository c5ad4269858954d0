using NodaTime;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>
/// One armed period or reminder: the row that the clock wakes. The legal date is <see cref="DueOn"/>; the period ends when that day ends, at
/// <see cref="ExpiresAt"/>. A deadline that fires late keeps its legal date.
/// </summary>
public sealed class Deadline
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    /// <summary>Null for deadlines of the campaign itself.</summary>
    public string? CaseId { get; init; }
    public string? PenaltyCaseId { get; init; }
    /// <summary>The workflow instance that armed it and is told of its expiry.</summary>
    public required string InstanceId { get; init; }
    /// <summary>Timer id of the domain reference §2.6, for example <c>T-06</c>.</summary>
    public required string Timer { get; init; }
    public required DeadlineKind Kind { get; init; }
    /// <summary>For a reminder: the deadline that it announces.</summary>
    public string? RemindsOf { get; init; }
    /// <summary>For a reminder: calendar days relative to the due date, negative before, positive after.</summary>
    public int? OffsetDays { get; init; }
    /// <summary>For a reminder: template of the notice that it issues, if any.</summary>
    public string? TemplateCode { get; init; }
    /// <summary>Day 0: the event from whose next day the period counts.</summary>
    public required LocalDate StartedOn { get; init; }
    /// <summary>The last day, Asia/Shanghai, inclusive.</summary>
    public required LocalDate DueOn { get; init; }
    /// <summary>The instant (UTC) at which it fires: for a period the end of <see cref="DueOn"/>, 24:00 Asia/Shanghai.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
    /// <summary>How the date was found and by which rule of law, Chinese.</summary>
    public required string ExplanationZh { get; init; }
    public required string ExplanationEn { get; init; }
    public required string Rule { get; init; }
    public required DateTimeOffset ArmedAt { get; init; }
    public DeadlineStatus Status { get; set; } = DeadlineStatus.Armed;
    public DateTimeOffset? FiredAt { get; set; }
    public DateTimeOffset? CancelledAt { get; set; }
    public string? CancelReason { get; set; }
    /// <summary>Cancelled without what it waited for: another took its place, or its case ended. It was neither kept nor missed.</summary>
    public bool IsMoot { get; set; }
}

/// <summary>Why the row exists.</summary>
public enum DeadlineKind
{
    /// <summary>A period set by law or by an order.</summary>
    Statutory,
    /// <summary>A date of the campaign.</summary>
    Campaign,
    /// <summary>An internal service level.</summary>
    Internal,
    /// <summary>A reminder of another deadline.</summary>
    Reminder,
}

/// <summary>Life of a deadline.</summary>
public enum DeadlineStatus
{
    Armed,
    Fired,
    Cancelled,
    /// <summary>Stands still by a recorded decision; what was left of it is counted anew when it is resumed.</summary>
    Suspended,
}
