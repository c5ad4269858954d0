using NodaTime;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.LegalTime;

/// <summary>
/// Takes the yearly notices of days off. A notice changes how periods are counted from then on; a deadline that was counted before keeps its date,
/// and is named so that somebody decides about it.
/// </summary>
public sealed class CalendarDesk(IRecords records, IAuditTrail audit, TimeProvider time, CalendarShelf shelf)
{
    /// <summary>The latest year that may be loaded; a later one is a slip of the pen.</summary>
    public const int LastYear = 2100;
    /// <summary>The first year of the shipped calendar; no earlier law is held.</summary>
    public const int FirstYear = 2004;
    private const int MostNotices = 1000;
    private const int Batch = 1000;
    private const int LongestBasis = 200;

    /// <summary>Loads or corrects a year. The days are in the form of the shipped calendar file.</summary>
    public async Task<Answer<CalendarLoaded>> LoadAsync(int year, string days, string basis, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.Roles.Contains(Role.Admin))
            return new Refusal("not-allowed", "只有管理员可以载入工作日历。", "Only an administrator may load the working-day calendar.");
        if (Check(year, basis) is { } no)
            return no;
        var known = await NoticesAsync(cancellationToken);
        var revision = known.Where(notice => notice.Year == year).Select(notice => notice.Revision).DefaultIfEmpty(0).Max() + 1;
        var loaded = new CalendarYear
        {
            Id = CalendarYear.Key(year, revision),
            Year = year,
            Revision = revision,
            Days = days,
            Basis = basis.Trim(),
            LoadedBy = actor.Id,
            LoadedByName = actor.Name,
            LoadedAt = time.GetUtcNow(),
        };
        WorkingDayCalendar before, after;
        try
        {
            if (!loaded.Entries().Any(entry => entry.IsOff))
                return new Refusal("calendar.no-holidays", $"{year}年的放假安排没有任何放假日，请核对文件。", $"The notice for {year} has no day off; check the file.");
            (before, after) = (shelf.CalendarOf(known), shelf.CalendarOf([.. known, loaded]));
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }

        records.Add(loaded);
        await audit.AppendAsync(actor, "calendar.loaded", before.Version, after.Version, loaded.Basis, new { loaded.Id, loaded.Days }, cancellationToken);
        return new CalendarLoaded(loaded, after.Version, await DifferingAsync(year, after, cancellationToken));
    }

    /// <summary>Every notice that was ever loaded, oldest first.</summary>
    public Task<IReadOnlyList<CalendarYear>> NoticesAsync(CancellationToken cancellationToken = default) =>
        records.ListAsync<CalendarYear>(_ => true, MostNotices, rows => rows.OrderBy(row => row.Year).ThenBy(row => row.Revision), cancellationToken);

    /// <summary>Armed periods that would end on another day if they were counted now. They stay as they are.</summary>
    private async Task<IReadOnlyList<DifferingDeadline>> DifferingAsync(int year, WorkingDayCalendar calendar, CancellationToken cancellationToken)
    {
        var clock = new LegalClock(time, calendar);
        var (first, last) = (new LocalDate(year - 1, 11, 1), new LocalDate(year, 12, 31));
        var differing = new List<DifferingDeadline>();
        IReadOnlyList<Deadline> rows;
        var after = "";
        do
        {
            var from = after;
            rows = await records.ListAsync<Deadline>(row => row.Status == DeadlineStatus.Armed && row.Kind != DeadlineKind.Reminder && row.DueOn >= first && row.StartedOn <= last && row.Id.CompareTo(from) > 0,
                Batch, query => query.OrderBy(row => row.Id), cancellationToken);
            foreach (var row in rows)
            {
                if (CountedRule.Of(row)?.Recount(clock, row) is { } now && now.DueOn != row.DueOn)
                    differing.Add(new DifferingDeadline(row.Id, row.CaseId, row.Timer, row.DueOn, now.DueOn));
            }
            after = rows.Count > 0 ? rows[^1].Id : after;
        }
        while (rows.Count == Batch);
        return differing;
    }

    private static Refusal? Check(int year, string basis) =>
        year is < FirstYear or > LastYear ? new Refusal("calendar.year-impossible", $"年份须在{FirstYear}至{LastYear}之间：{year}。", $"The year must lie between {FirstYear} and {LastYear}: {year}.")
        : string.IsNullOrWhiteSpace(basis) ? new Refusal("calendar.basis-missing", "须注明放假通知的名称或者文号。", "Name the notice that orders the days off, with its number.")
        : basis.Length > LongestBasis ? new Refusal("calendar.basis-too-long", $"放假通知的名称不得超过{LongestBasis}字。", $"The name of the notice may have at most {LongestBasis} characters.")
        : null;
}

/// <summary>What loading a year did.</summary>
/// <param name="Version">The calendar in force from then on.</param>
/// <param name="Differing">Armed deadlines that keep their date although the calendar now gives another; each needs a decision of its own.</param>
public sealed record CalendarLoaded(CalendarYear Year, string Version, IReadOnlyList<DifferingDeadline> Differing);

/// <summary>A deadline that was counted with an earlier calendar.</summary>
/// <param name="CountedNow">Its last day if it were counted with the calendar in force.</param>
public sealed record DifferingDeadline(string Id, string? CaseId, string Timer, LocalDate DueOn, LocalDate CountedNow);
