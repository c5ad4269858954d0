namespace Orchestrator.Workflows.LegalTime;

/// <summary>
/// Holds the working-day calendar in force. A change puts another calendar in its place; a count that has begun keeps the one that it took.
/// </summary>
public sealed class CalendarShelf
{
    private readonly WorkingDayCalendar _published;
    private volatile WorkingDayCalendar _current;

    /// <summary>Begins with the published calendar that ships with the product.</summary>
    public CalendarShelf() : this(WorkingDayCalendar.China) { }

    public CalendarShelf(WorkingDayCalendar published) => _current = _published = published;

    public WorkingDayCalendar Current => _current;

    /// <summary>Puts the published calendar with these later notices in force; of several for one year the highest revision counts.</summary>
    public WorkingDayCalendar Take(IEnumerable<CalendarYear> notices) => _current = CalendarOf(notices);

    /// <summary>What <see cref="Take"/> would put in force.</summary>
    public WorkingDayCalendar CalendarOf(IEnumerable<CalendarYear> notices) =>
        notices.GroupBy(notice => notice.Year).Select(year => year.MaxBy(notice => notice.Revision)!)
            .Aggregate(_published, static (calendar, notice) => calendar.WithYear(notice.Year, notice.Entries()));
}
