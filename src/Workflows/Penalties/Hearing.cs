using NodaTime;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Penalties;

/// <summary>听证: what the file holds of the hearing that the unit asked for. A new request begins a new one. Dates are Asia/Shanghai.</summary>
public sealed record Hearing
{
    /// <summary>The day on which the request was received, day 0 of T-20 and T-22.</summary>
    public required LocalDate RequestedOn { get; init; }
    /// <summary>Date of the postmark of a request that came by post.</summary>
    public LocalDate? PostedOn { get; init; }
    public string? Grounds { get; init; }
    /// <summary>The day on which the request was accepted by decision; null while undecided or when silence accepted it.</summary>
    public LocalDate? AcceptedOn { get; init; }
    /// <summary>Why the request was not accepted.</summary>
    public string? RefusedFor { get; init; }
    /// <summary>The day of the hearing; null while none is set.</summary>
    public LocalDate? Date { get; init; }
    /// <summary>Time of day as printed, for example <c>09:30</c>.</summary>
    public string? Time { get; init; }
    public string? Place { get; init; }
    /// <summary>听证主持人</summary>
    public string? PresiderId { get; init; }
    /// <summary>听证员</summary>
    public string? MemberId { get; init; }
    /// <summary>记录员</summary>
    public string? RecorderId { get; init; }
    public bool IsPublic { get; init; } = true;
    /// <summary>Why it is held after the ten days of T-22.</summary>
    public string? LateReason { get; init; }
    /// <summary>The notice of hearing (D22) for the date set.</summary>
    public string? NoticeId { get; init; }
    public LocalDate? NoticeServedOn { get; init; }
    /// <summary>The day on which it was opened.</summary>
    public LocalDate? HeldOn { get; init; }
    /// <summary>Postponements (延期) and suspensions (中止) so far.</summary>
    public int Interruptions { get; init; }
    /// <summary>The presider's opinion in the report (听证报告书).</summary>
    public string? Opinion { get; init; }
    public LocalDate? ReportedOn { get; init; }
    /// <summary>How it ended; null while it is going on.</summary>
    public HearingEnd? End { get; init; }

    /// <summary>Whoever sits on the panel.</summary>
    public IEnumerable<string> Panel => new[] { PresiderId, MemberId, RecorderId }.OfType<string>();

    /// <summary>The request is accepted: by decision, or by the silence of the two days of T-20.</summary>
    public bool IsAcceptedAt(DateTimeOffset now, LegalClock clock, LegalProfile profile) =>
        AcceptedOn is not null || (RefusedFor is null && now >= clock.Due("T-20", RequestedOn, profile).ExpiresAt);

    /// <summary>A date is set and its notice reached the unit the full time before.</summary>
    public bool IsAnnouncedInTime(LegalClock clock, LegalProfile profile) =>
        Date is { } date && NoticeServedOn is { } served && HearingWindow.Of(clock, served, RequestedOn, profile).Check(date, profile) is null;
}

/// <summary>How a hearing ended.</summary>
public enum HearingEnd
{
    /// <summary>举行完毕</summary>
    Held,
    /// <summary>撤回申请</summary>
    Withdrawn,
    /// <summary>无正当理由不到场或者中途退场</summary>
    Absent,
    /// <summary>终止听证</summary>
    Terminated,
    /// <summary>不予受理</summary>
    Refused,
}
