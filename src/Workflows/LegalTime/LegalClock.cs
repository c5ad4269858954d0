using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.LegalTime;

/// <summary>
/// Counts legal periods (期间计算) in Asia/Shanghai: the day of the event is not counted, a last day that is off moves to the next working day,
/// and the period ends at 24:00 of its last day. It says which rule it applied.
/// </summary>
public sealed class LegalClock(TimeProvider time, CalendarShelf shelf)
{
    // China has had one zone and no daylight saving since 1992; the fixed offset holds for every date that the calendar knows.
    private static readonly TimeSpan ShanghaiOffset = TimeSpan.FromHours(8);

    public LegalClock(TimeProvider time) : this(time, new CalendarShelf()) { }

    public LegalClock(TimeProvider time, WorkingDayCalendar calendar) : this(time, new CalendarShelf(calendar)) { }

    /// <summary>The calendar in force now; a year that an administrator loads is in it from then on.</summary>
    public WorkingDayCalendar Calendar => shelf.Current;

    /// <summary>The present instant, UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Today's date in Asia/Shanghai.</summary>
    public LocalDate Today => DateOf(Now);

    /// <summary>The date in Asia/Shanghai at an instant.</summary>
    public static LocalDate DateOf(DateTimeOffset instant) => LocalDate.FromDateTime(instant.ToOffset(ShanghaiOffset).DateTime);

    /// <summary>00:00 Asia/Shanghai of the day, as a UTC instant.</summary>
    public static DateTimeOffset StartOf(LocalDate date) => At(date, LocalTime.Midnight);

    /// <summary>24:00 Asia/Shanghai of the day, as a UTC instant: the first that is no longer in it.</summary>
    public static DateTimeOffset EndOf(LocalDate date) => StartOf(date.PlusDays(1));

    /// <summary>A time of day in Asia/Shanghai, as a UTC instant.</summary>
    public static DateTimeOffset At(LocalDate date, LocalTime timeOfDay) =>
        new DateTimeOffset((date + timeOfDay).ToDateTimeUnspecified(), ShanghaiOffset).ToUniversalTime();

    /// <summary>
    /// The end of a period in days or months whose event happened on <paramref name="dayZero"/>. A zero period ends on the day itself.
    /// </summary>
    /// <param name="rolls">Whether a last day that is off moves forward. Not so for the term of a sanction or a limitation, which no holiday prolongs.</param>
    /// <exception cref="RefusedException">The calendar does not know a year that the count touches, or the period is in hours.</exception>
    public DueDate Due(LocalDate dayZero, StatutoryPeriod period, LegalProfile profile, bool rolls = true)
    {
        if (period.Unit == PeriodUnit.Hours)
            throw new RefusedException(new Refusal("period.hours-need-an-instant", "以小时计算的期限须从具体时刻起算。", "A period in hours counts from an instant, not from a date."));
        return period.Unit == PeriodUnit.WorkingDays
            ? DueInWorkingDays(dayZero, period, profile)
            : DueByCalendar(dayZero, period, profile, rolls);
    }

    /// <summary>The end of a period whose event happened at an instant; needed for hours, equal to the overload by date for everything else.</summary>
    public DueDate Due(DateTimeOffset start, StatutoryPeriod period, LegalProfile profile, bool rolls = true)
    {
        if (period.Unit != PeriodUnit.Hours)
            return Due(DateOf(start), period, profile, rolls);
        var utc = start.ToUniversalTime();
        var firstCounted = new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, TimeSpan.Zero).AddHours(period.Amount == 0 ? 0 : 1);
        var end = period.Amount == 0 ? utc : firstCounted.AddHours(period.Amount);
        var zh = $"{Show(start)}起算，开始之时不计入，期限{period.Zh}，于{Show(end)}届满。";
        var en = $"From {Show(start)}, the hour of the event not counted, {period.En}: ends at {Show(end)}.";
        return new DueDate(DateOf(end), end, zh, en, Rule(profile, period), []);
    }

    /// <summary>A date fixed by a document, for example the filing date of the campaign: no counting and no moving, the whole day is included.</summary>
    public static DueDate Fixed(LocalDate dueOn, string setByZh, string setByEn, string rule) =>
        new(dueOn, EndOf(dueOn), $"{setByZh}：截止日为{Zh(dueOn)}，当日二十四时届满。", $"{setByEn}: the last day is {En(dueOn)}, until 24:00.", rule, []);

    /// <summary>The n-th working day after a date; n = 0 gives the date itself.</summary>
    public LocalDate AddWorkingDays(LocalDate date, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        while (n > 0)
        {
            date = date.PlusDays(1);
            if (Calendar.IsWorkingDay(date))
                n--;
        }
        return date;
    }

    /// <summary>The n-th working day before a date; n = 0 gives the date itself.</summary>
    public LocalDate WorkingDayBefore(LocalDate date, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        while (n > 0)
        {
            date = date.PlusDays(-1);
            if (Calendar.IsWorkingDay(date))
                n--;
        }
        return date;
    }

    /// <summary>Working days from the first to the last date, both included.</summary>
    public int WorkingDaysBetween(LocalDate first, LocalDate last)
    {
        var count = 0;
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            if (Calendar.IsWorkingDay(date))
                count++;
        }
        return count;
    }

    private DueDate DueInWorkingDays(LocalDate dayZero, StatutoryPeriod period, LegalProfile profile)
    {
        var calendar = Calendar;
        var skipped = new List<SkippedDay>();
        var date = dayZero;
        for (var counted = 0; counted < period.Amount;)
        {
            date = date.PlusDays(1);
            if (calendar.IsWorkingDay(date))
                counted++;
            else
                skipped.Add(calendar.Skipped(date));
        }
        var zh = $"{Zh(dayZero)}为期限开始之日，不计入；期限{period.Zh}，只计工作日（含调休上班日）{ListZh("不计", skipped)}，于{Day(calendar, date)}二十四时届满{CountedZh(calendar)}。";
        var en = $"{En(dayZero)} is day 0 and not counted; {period.En}, make-up days included{ListEn("not counted", skipped)}; ends {DayEn(calendar, date)} at 24:00{CountedEn(calendar)}.";
        return new DueDate(date, EndOf(date), zh, en, Rule(profile, period), skipped, calendar.Version);
    }

    private DueDate DueByCalendar(LocalDate dayZero, StatutoryPeriod period, LegalProfile profile, bool rolls)
    {
        var calendar = Calendar;
        var raw = period.Unit == PeriodUnit.Months ? dayZero.PlusMonths(period.Amount) : dayZero.PlusDays(period.Amount);
        var mayRoll = rolls && period.Amount > 0;
        var due = mayRoll ? calendar.WorkingDayOnOrAfter(raw) : raw;
        var skipped = new List<SkippedDay>();
        for (var date = raw; date < due; date = date.PlusDays(1))
            skipped.Add(calendar.Skipped(date));
        var startZh = period.Amount == 0 ? $"自{Zh(dayZero)}起立即履行" : $"{Zh(dayZero)}为期限开始之日，不计入；期限{period.Zh}，末日为{Zh(raw)}";
        var startEn = period.Amount == 0 ? $"At once, on {En(dayZero)}" : $"{En(dayZero)} is day 0 and not counted; {period.En}: last day {En(raw)}";
        var (countedZh, countedEn) = mayRoll ? (CountedZh(calendar), CountedEn(calendar)) : ("", "");
        var zh = due == raw
            ? $"{startZh}，当日二十四时届满{countedZh}。"
            : $"{startZh}{ListZh("休息日", skipped)}，依{profile.PeriodRule.Zh}顺延至其后第一个工作日{Day(calendar, due)}，当日二十四时届满{countedZh}。";
        var en = due == raw
            ? $"{startEn}; ends at 24:00 of that day{countedEn}."
            : $"{startEn}{ListEn("off", skipped)}; moved to the next working day, {DayEn(calendar, due)}, by {profile.PeriodRule.En}; ends at 24:00 of that day{countedEn}.";
        return new DueDate(due, EndOf(due), zh, en, Rule(profile, period), skipped, mayRoll ? calendar.Version : null);
    }

    private static string CountedZh(WorkingDayCalendar calendar) => $"（工作日历{calendar.Version}）";

    private static string CountedEn(WorkingDayCalendar calendar) => $" (working-day calendar {calendar.Version})";

    private static string Rule(LegalProfile profile, StatutoryPeriod period) => $"{profile.Id}; {profile.PeriodRule.Zh}; {period}";

    private static string Day(WorkingDayCalendar calendar, LocalDate date) => calendar.IsMakeUpDay(date) ? $"{Zh(date)}（调休上班）" : Zh(date);

    private static string DayEn(WorkingDayCalendar calendar, LocalDate date) => calendar.IsMakeUpDay(date) ? $"{En(date)} (a make-up working day)" : En(date);

    private static string ListZh(string label, List<SkippedDay> days) =>
        days.Count == 0 ? "" : $"，{label}{string.Join("、", days.Select(day => $"{day.Date.Month}月{day.Date.Day}日（{day.NameZh}）"))}";

    private static string ListEn(string label, List<SkippedDay> days) =>
        days.Count == 0 ? "" : $", {label}: {string.Join(", ", days.Select(day => $"{LocalDatePattern.Iso.Format(day.Date)} ({day.NameEn})"))}";

    private static string Zh(LocalDate date) => $"{LocalDatePattern.Iso.Format(date)}（星期{"一二三四五六日"[(int)date.DayOfWeek - 1]}）";

    private static string En(LocalDate date) => $"{date.DayOfWeek.ToString()[..3]} {LocalDatePattern.Iso.Format(date)}";

    private static string Show(DateTimeOffset instant)
    {
        var local = instant.ToOffset(ShanghaiOffset);
        return $"{LocalDatePattern.Iso.Format(DateOf(instant))} {local.Hour:00}:{local.Minute:00}";
    }
}
