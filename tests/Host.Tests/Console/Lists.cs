using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Cases;
using Orchestrator.Host.Workbench.Notices;
using Orchestrator.Host.Workbench.Worklist;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Tests.Workbench;

/// <summary>What people see of the database, on a real one.</summary>
public sealed class Lists : IAsyncLifetime
{
    private static readonly LocalDate Today = new(2005, 5, 11);
    private static readonly DueCalendar Calendar = new(Today);
    private static readonly Reader Officer = new(new Actor("off1", "陈", [Role.Officer]), "福田");
    private static readonly Reader Second = new(new Actor("off2", "林", [Role.Officer]), "福田");
    private static readonly Reader UnitOne = new(new Actor("rep1", "刘", [Role.Unit], "u1"), null);
    private readonly TemporaryFolder _folder = new();
    private ServiceProvider _services = null!;
    private RecordReader _records = null!;

    public async ValueTask InitializeAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new FixedClock(new DateTimeOffset(2005, 5, 11, 1, 0, 0, TimeSpan.Zero)));
        services.AddStorage(new DatabaseOptions($"Data Source={_folder.File("console.db")}"));
        _services = services.BuildServiceProvider();
        _records = new RecordReader(_services.GetRequiredService<IServiceScopeFactory>());
        await WriteAsync(db => db.Database.Migrate());
    }

    [Fact]
    public async Task Overdue_tasks_come_first_and_undated_ones_last()
    {
        await WriteAsync(db => db.Tasks.AddRange(
            Rows.Task("undated", Role.Officer, null), Rows.Task("later", Role.Officer, Today.PlusDays(30)), Rows.Task("today", Role.Officer, Today), Rows.Task("overdue", Role.Officer, Today.PlusDays(-3))));
        var worklist = new WorklistReader(_records);
        var rows = await worklist.ListAsync(Officer, new WorklistFilter(), Calendar, null);
        Assert.Equal(["overdue", "today", "later", "undated"], rows.Select(row => row.Task.Id));
        Assert.Equal(new WorklistCounts(1, 1, 0, 1, 1), await worklist.CountAsync(Officer, new WorklistFilter(), Calendar));
    }

    [Fact]
    public async Task Loading_more_neither_repeats_nor_loses_a_task()
    {
        await WriteAsync(db =>
        {
            for (var i = 0; i < 2 * WorklistReader.PageSize + 7; i++)
                db.Tasks.Add(Rows.Task($"t{i:000}", Role.Officer, i % 5 == 0 ? null : Today.PlusDays(i % 3)));
        });
        var worklist = new WorklistReader(_records);
        var seen = new List<string>();
        for (IReadOnlyList<TaskRow> page = [null!]; page.Count > 0;)
        {
            var last = seen.Count == 0 ? null : await FindAsync(seen[^1]);
            page = await worklist.ListAsync(Officer, new WorklistFilter(), Calendar, last);
            seen.AddRange(page.Select(row => row.Task.Id));
        }
        Assert.Equal(2 * WorklistReader.PageSize + 7, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task My_tasks_are_mine_my_partners_and_those_that_nobody_of_my_role_has_taken()
    {
        await WriteAsync(db =>
        {
            db.Cases.Add(Rows.Case("k1", "u1"));
            db.Tasks.AddRange(
                Rows.Task("mine", Role.Officer, Today, assignee: "off2"), Rows.Task("partner", Role.Officer, Today, assignee: "off1", caseId: "k1"),
                Rows.Task("other", Role.Officer, Today, assignee: "off9", caseId: "k1"), Rows.Task("free", Role.Officer, Today), Rows.Task("lead", Role.Lead, Today), Barred("barred"));
        });
        var rows = await new WorklistReader(_records).ListAsync(Second, new WorklistFilter(), Calendar, null);
        Assert.Equal(["free", "mine", "partner"], rows.Select(row => row.Task.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_unit_sees_its_own_tasks_cases_and_papers_and_nobody_elses()
    {
        await WriteAsync(db =>
        {
            db.Campaigns.Add(Samples.Campaign());
            db.Cases.AddRange(Rows.Case("k1", "u1"), Rows.Case("k2", "u2"));
            db.Tasks.AddRange(Rows.Task("t1", Role.Unit, Today, unit: "u1"), Rows.Task("t2", Role.Unit, Today, unit: "u2"), Rows.Task("t3", Role.Officer, Today));
            db.Notices.AddRange(Rows.Notice("n1", "k1", 1), Rows.Notice("n2", "k2", 2), Rows.Notice("internal", "k1", 3, served: false));
        });
        var all = new WorklistFilter(WorklistScope.All);
        Assert.Equal(["t1"], (await new WorklistReader(_records).ListAsync(UnitOne, all, Calendar, null)).Select(row => row.Task.Id));
        Assert.Equal(["k1"], (await new CaseListReader(_records).ListAsync(UnitOne, new CaseFilter(null, null, null, null, null, null), null)).Select(row => row.Case.Id));
        Assert.Equal(["n1"], (await new NoticeReader(_records).ListAsync(UnitOne, new NoticeFilter(null, null, null, null), null)).Select(row => row.Id));
        Assert.Null(await new CaseReader(_records).ReadAsync("k2", UnitOne));
        Assert.NotNull(await new CaseReader(_records).ReadAsync("k1", UnitOne));
    }

    [Fact]
    public async Task Without_a_role_nothing_is_seen()
    {
        await WriteAsync(db =>
        {
            db.Cases.Add(Rows.Case("k1", "u1"));
            db.Tasks.Add(Rows.Task("t1", Role.Officer, Today));
        });
        Assert.Empty(await new WorklistReader(_records).ListAsync(Reader.Nobody, new WorklistFilter(WorklistScope.All), Calendar, null));
        Assert.Empty(await new CaseListReader(_records).ListAsync(Reader.Nobody, new CaseFilter(null, null, null, null, null, null), null));
    }

    [Fact]
    public async Task A_gap_in_a_number_series_is_shown()
    {
        await WriteAsync(db => db.Notices.AddRange(Rows.Notice("n1", "k1", 1), Rows.Notice("n2", "k1", 2)));
        Assert.True(Assert.Single(await new NoticeReader(_records).SeriesAsync()).IsGapless);
        await WriteAsync(db => db.Notices.Add(Rows.Notice("n4", "k1", 4)));
        Assert.False(Assert.Single(await new NoticeReader(_records).SeriesAsync()).IsGapless);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static WorkTask Barred(string id)
    {
        var task = Rows.Task(id, Role.Officer, Today);
        task.ExcludedPersons.Add("off2");
        return task;
    }

    private Task<WorkTask?> FindAsync(string id) => _records.ReadAsync(db => db.Tasks.FirstOrDefaultAsync(t => t.Id == id));

    private async Task WriteAsync(Action<OrchestratorDbContext> write)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        write(db);
        await db.SaveChangesAsync();
    }
}
