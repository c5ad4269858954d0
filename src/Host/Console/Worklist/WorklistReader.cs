using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Worklist;

/// <summary>Reads the worklist: overdue first, then by due instant; pages by keyset.</summary>
internal sealed class WorklistReader(RecordReader records)
{
    public const int PageSize = 50;
    /// <summary>Most tasks that are counted and whose choices are offered, so that a page costs the same whatever is in stock.</summary>
    public const int MostCounted = 5_000;

    public Task<WorklistCounts> CountAsync(Reader reader, WorklistFilter filter, DueCalendar calendar) => records.ReadAsync(async db =>
    {
        var (overdue, today, week) = (calendar.OverdueUntil, calendar.TodayUntil, calendar.WeekUntil);
        var counts = await First(Matching(db, reader, filter with { Due = null }, calendar))
            .GroupBy(t => 1)
            .Select(g => new WorklistCounts(
                g.Count(t => t.DueAt != null && t.DueAt <= overdue),
                g.Count(t => t.DueAt != null && t.DueAt > overdue && t.DueAt <= today),
                g.Count(t => t.DueAt != null && t.DueAt > today && t.DueAt <= week),
                g.Count(t => t.DueAt != null && t.DueAt > week),
                g.Count(t => t.DueAt == null)))
            .FirstOrDefaultAsync();
        return counts ?? new WorklistCounts(0, 0, 0, 0, 0);
    });

    /// <summary>The rows after <paramref name="after"/> in the list's order, at most <see cref="PageSize"/>.</summary>
    public Task<IReadOnlyList<TaskRow>> ListAsync(Reader reader, WorklistFilter filter, DueCalendar calendar, WorkTask? after) => records.ReadAsync(async db =>
    {
        var tasks = Matching(db, reader, filter, calendar);
        if (after is { DueAt: { } dueAt })
            tasks = tasks.Where(t => t.DueAt == null || t.DueAt > dueAt || (t.DueAt == dueAt && string.Compare(t.Id, after.Id) > 0));
        else if (after is not null)
            tasks = tasks.Where(t => t.DueAt == null && string.Compare(t.Id, after.Id) > 0);
        var rows = await (
            from task in InOrder(tasks).Take(PageSize)
            join c in db.Cases on task.CaseId equals c.Id into cases
            from c in cases.DefaultIfEmpty()
            join p in db.People on task.AssigneeId equals p.Id into people
            from p in people.DefaultIfEmpty()
            orderby task.DueAt == null, task.DueAt, task.Id
            select new { task, Number = (string?)c.Number, State = (Orchestrator.Workflows.Cases.UnitCaseState?)c.State, Name = (string?)p.DisplayName }).ToListAsync();
        return (IReadOnlyList<TaskRow>)rows.ConvertAll(r => new TaskRow(r.task, r.Number, r.State, r.Name));
    });

    /// <summary>What the filters offer: districts and act groups of the open tasks that the reader may see.</summary>
    public Task<WorklistChoices> ChoicesAsync(Reader reader) => records.ReadAsync(async db =>
    {
        var open = First(db.Tasks.Where(t => t.Status == WorkTaskStatus.Open).SeenBy(reader));
        return new WorklistChoices(
            await open.Select(t => t.District).Distinct().OrderBy(d => d).ToListAsync(),
            await open.Where(t => t.Act != "").Select(t => t.Act).Distinct().OrderBy(a => a).ToListAsync(),
            await db.Campaigns.OrderByDescending(c => c.CreatedAt).Select(c => new KeyValuePair<string, string>(c.Id, c.Title)).ToListAsync());
    });

    private static IQueryable<WorkTask> First(IQueryable<WorkTask> tasks) => InOrder(tasks).Take(MostCounted);

    private static IQueryable<WorkTask> InOrder(IQueryable<WorkTask> tasks) => tasks.OrderBy(t => t.DueAt == null).ThenBy(t => t.DueAt).ThenBy(t => t.Id);

    private static IQueryable<WorkTask> Matching(OrchestratorDbContext db, Reader reader, WorklistFilter filter, DueCalendar calendar)
    {
        var tasks = db.Tasks.Where(t => t.Status == WorkTaskStatus.Open).SeenBy(reader);
        if (filter.Scope != WorklistScope.All)
            tasks = tasks.DoableBy(reader, db.Cases);
        if (filter.Scope == WorklistScope.Unclaimed)
            tasks = tasks.Where(t => t.AssigneeId == null);
        if (filter.CampaignId is { } campaign)
            tasks = tasks.Where(t => t.CampaignId == campaign);
        if (filter.District is { } district)
            tasks = tasks.Where(t => t.District == district);
        if (filter.Act is { } act)
            tasks = tasks.Where(t => t.Act == act);
        var (overdue, today, week) = (calendar.OverdueUntil, calendar.TodayUntil, calendar.WeekUntil);
        return filter.Due switch
        {
            DueGroup.Overdue => tasks.Where(t => t.DueAt != null && t.DueAt <= overdue),
            DueGroup.Today => tasks.Where(t => t.DueAt != null && t.DueAt > overdue && t.DueAt <= today),
            DueGroup.ThisWeek => tasks.Where(t => t.DueAt != null && t.DueAt > today && t.DueAt <= week),
            DueGroup.Later => tasks.Where(t => t.DueAt != null && t.DueAt > week),
            DueGroup.Undated => tasks.Where(t => t.DueAt == null),
            _ => tasks,
        };
    }
}

/// <summary>How many of the first <see cref="WorklistReader.MostCounted"/> tasks are in each due group; when that many there are, the last group met goes on, and what follows it was not looked at.</summary>
internal sealed record WorklistCounts(int Overdue, int Today, int ThisWeek, int Later, int Undated)
{
    public int Total => Overdue + Today + ThisWeek + Later + Undated;

    /// <summary>Whether there may be more of the group than were counted.</summary>
    public bool MayGoOn(DueGroup group) => Total >= WorklistReader.MostCounted && Enum.GetValues<DueGroup>().Where(later => later > group).All(later => Of(later) == 0);

    /// <summary>The count as people read it: <c>12</c>, or <c>4,980+</c>.</summary>
    public string Shown(DueGroup group) => MayGoOn(group) ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Of(group):N0}+") : Of(group).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public int Of(DueGroup group) => group switch
    {
        DueGroup.Overdue => Overdue,
        DueGroup.Today => Today,
        DueGroup.ThisWeek => ThisWeek,
        DueGroup.Later => Later,
        _ => Undated,
    };
}

/// <summary>What the worklist's filters offer.</summary>
internal sealed record WorklistChoices(IReadOnlyList<string> Districts, IReadOnlyList<string> Acts, IReadOnlyList<KeyValuePair<string, string>> Campaigns);
