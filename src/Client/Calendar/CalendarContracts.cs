namespace Orchestrator.Client.Calendar;

/// <summary>The working-day calendar in force.</summary>
/// <param name="Version">Names exactly these days: the years and a hash over every listed day.</param>
/// <param name="Years">Years that can be counted in; a period that touches another is refused.</param>
/// <param name="Notices">What administrators have loaded, oldest first.</param>
public sealed record CalendarInfo(string Version, IReadOnlyList<int> Years, IReadOnlyList<CalendarNotice> Notices);

/// <summary>One loaded notice. Of several for one year the highest revision is in force.</summary>
public sealed record CalendarNotice(int Year, int Revision, string Basis, string LoadedByName, DateTimeOffset LoadedAt, IReadOnlyList<CalendarDay> Days);

/// <summary>A day that differs from the weekday rule: off (放假), or a make-up working day (调休上班).</summary>
public sealed record CalendarDay(DateOnly Date, bool Off, string Name);

/// <summary>The yearly notice of days off.</summary>
/// <param name="Basis">Name and number of the notice.</param>
public sealed record CalendarYearGiven(int Year, string Basis, IReadOnlyList<CalendarDay> Days);

/// <summary>What loading a year did.</summary>
/// <param name="Differing">Running deadlines that keep their date although the calendar now gives another; each needs a decision of its own.</param>
public sealed record CalendarChanged(string Version, int Year, int Revision, IReadOnlyList<DifferingDeadlineInfo> Differing);

/// <summary>A deadline that was counted with an earlier calendar.</summary>
public sealed record DifferingDeadlineInfo(string Id, string? CaseId, string Timer, DateOnly DueOn, DateOnly CountedNow);
