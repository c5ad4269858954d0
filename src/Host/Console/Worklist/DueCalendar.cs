using NodaTime;
using Orchestrator.Host.Workbench.Localization;

namespace Orchestrator.Host.Workbench.Worklist;

/// <summary>
/// The bounds between the due groups on one day in Shenzhen. A task is due at the end of its last day, which is the first instant of the day after; so
/// one that was due yesterday is overdue from midnight on.
/// </summary>
public sealed record DueCalendar(LocalDate Today)
{
    /// <summary>Due at or before this instant (UTC): overdue.</summary>
    public DateTimeOffset OverdueUntil { get; } = Dates.StartOf(Today);
    /// <summary>Due at this instant: due today.</summary>
    public DateTimeOffset TodayUntil { get; } = Dates.StartOf(Today.PlusDays(1));
    /// <summary>Due at or before this instant, but not today: due this week (weeks end on Sunday).</summary>
    public DateTimeOffset WeekUntil { get; } = Dates.StartOf(Today.Next(IsoDayOfWeek.Monday));

    public DueGroup GroupOf(DateTimeOffset? dueAt) => dueAt switch
    {
        null => DueGroup.Undated,
        { } due when due <= OverdueUntil => DueGroup.Overdue,
        { } due when due <= TodayUntil => DueGroup.Today,
        { } due when due <= WeekUntil => DueGroup.ThisWeek,
        _ => DueGroup.Later,
    };

    /// <summary>Whole days from today to the last day: negative when it is over.</summary>
    public int DaysUntil(LocalDate dueOn) => Period.DaysBetween(Today, dueOn);
}
