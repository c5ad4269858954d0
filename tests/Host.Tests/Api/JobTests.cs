using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Host.Jobs;
using Orchestrator.Host.Seeding;
using Orchestrator.Storage;
using Orchestrator.Storage.Invariants;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Jobs;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Tests.Api;

/// <summary>Bulk work, whichever database is beneath it: every item once, however often a node dies, is paused or has company.</summary>
public abstract class JobTests : IAsyncLifetime
{
    private const int Units = 12;
    private static readonly Actor Office = new("p-x", "专项办", [Role.Office]);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2005, 3, 28, 1, 0, 0, TimeSpan.Zero));
    private readonly List<IHost> _nodes = [];
    private Campaign _campaign = null!;
    private Actor _office = Office;

    protected abstract Task<DatabaseOptions> DatabaseAsync();

    private DatabaseOptions _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await DatabaseAsync();
        var node = Node();
        await using (var scope = node.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
        _campaign = await node.Services.GetRequiredService<Seed>().PlantAsync(Units, 7, TestContext.Current.CancellationToken);
        _office = await ReadAsync(async db => (await db.People.SingleAsync(person => person.SignInName == "office")).AsActor());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            node.Dispose();
        await CleanAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual ValueTask CleanAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_launch_goes_on_after_a_crash_and_opens_each_case_once()
    {
        var job = (await OrderLaunchAsync()).Value;
        Assert.Equal((JobStatus.Running, Units), (job.Status, job.Total));
        await Assert.ThrowsAsync<InvalidOperationException>(() => InAsync<bool>(_nodes[0], async services =>
        {
            await services.GetRequiredService<JobDesk>().WorkAsync(job.Id, 5, _ => { });
            throw new InvalidOperationException("killed");
        }));
        Assert.Equal(0, await ReadAsync(db => db.Cases.CountAsync()));
        await InAsync(_nodes[0], services => services.GetRequiredService<JobDesk>().WorkAsync(job.Id, 5, _ => { }));
        Assert.Equal(5, await ReadAsync(db => db.Cases.CountAsync()));

        await RunAsync(Node());
        await AssertLaunchedOnceAsync(job.Id);
    }

    [Fact]
    public async Task Nodes_side_by_side_open_each_case_once()
    {
        var job = (await OrderLaunchAsync()).Value;
        var other = Node();
        await Task.WhenAll(Enumerable.Range(0, Units).Select(i => InAsync(i % 2 == 0 ? _nodes[0] : other, services => services.GetRequiredService<JobDesk>().WorkAsync(job.Id, 1, _ => { }))));
        await RunAsync(_nodes[0]);
        await AssertLaunchedOnceAsync(job.Id);
    }

    [Fact]
    public async Task A_job_is_paused_resumed_and_cancelled()
    {
        var job = (await OrderLaunchAsync()).Value;
        Assert.Equal("job.launch-runs", (await OrderLaunchAsync()).Refusal!.Code);
        Assert.Equal("job.not-yours", (await InAsync(_nodes[0], services => services.GetRequiredService<JobDesk>().PauseAsync(job.Id, new Actor("other", "旁人", [Role.Officer])))).Refusal!.Code);
        Assert.Null((await InAsync(_nodes[0], services => services.GetRequiredService<JobDesk>().PauseAsync(job.Id, _office))).Refusal);
        await RunAsync(_nodes[0]);
        Assert.Equal(0, await ReadAsync(db => db.Cases.CountAsync()));

        Assert.Null((await InAsync(_nodes[0], services => services.GetRequiredService<JobDesk>().ResumeAsync(job.Id, _office))).Refusal);
        await InAsync(_nodes[0], services => services.GetRequiredService<JobDesk>().WorkAsync(job.Id, 4, _ => { }));
        Assert.Null((await InAsync(_nodes[0], services => services.GetRequiredService<JobDesk>().CancelAsync(job.Id, _office))).Refusal);
        await RunAsync(_nodes[0]);
        Assert.Equal(4, await ReadAsync(db => db.Cases.CountAsync()));
        Assert.Equal(Units - 4, await ReadAsync(db => db.JobItems.CountAsync(item => item.Status == JobItemStatus.Left)));
        Assert.Equal("job.over", (await InAsync(_nodes[0], services => services.GetRequiredService<JobDesk>().ResumeAsync(job.Id, _office))).Refusal!.Code);

        // What is left can be ordered anew.
        var rest = (await OrderLaunchAsync()).Value;
        Assert.Equal(Units - 4, rest.Total);
        await RunAsync(_nodes[0]);
        Assert.Equal(Units, await ReadAsync(db => db.Cases.CountAsync()));
    }

    [Fact]
    public async Task Tasks_are_given_to_a_person_and_each_refusal_is_told()
    {
        await OrderLaunchAsync();
        await RunAsync(_nodes[0]);
        var tasks = await ReadAsync(db => db.Tasks.Where(task => task.CaseId != null && task.Status == WorkTaskStatus.Open).OrderBy(task => task.Id).ToListAsync());
        var mine = tasks[0];
        var representative = await ReadAsync(db => db.People.FirstAsync(person => person.UnitId == mine.UnitId));
        string[] chosen = [mine.Id, tasks.First(task => task.UnitId != mine.UnitId).Id, "nothing"];
        var job = (await InAsync(_nodes[0], services => services.GetRequiredService<JobDesk>().OrderAsync(JobKind.Assign, new JobOrder { AssigneeId = representative.Id }, chosen, "统一改派", _office))).Value;
        await RunAsync(_nodes[0]);
        var items = await ReadAsync(db => db.JobItems.Where(item => item.JobId == job.Id).OrderBy(item => item.Id).ToListAsync());
        Assert.Equal([JobItemStatus.Done, JobItemStatus.Refused, JobItemStatus.Refused], items.Select(item => item.Status));
        Assert.All(items.Skip(1), item => Assert.False(string.IsNullOrEmpty(item.Message) || string.IsNullOrEmpty(item.MessageEn)));
        Assert.Equal(representative.Id, await ReadAsync(db => db.Tasks.Where(task => task.Id == mine.Id).Select(task => task.AssigneeId).SingleAsync()));
        Assert.Equal(JobStatus.Completed, await ReadAsync(db => db.Jobs.Where(row => row.Id == job.Id).Select(row => row.Status).SingleAsync()));
    }

    private async Task AssertLaunchedOnceAsync(string jobId)
    {
        Assert.Equal(JobStatus.Completed, await ReadAsync(db => db.Jobs.Where(job => job.Id == jobId).Select(job => job.Status).SingleAsync()));
        var cases = await ReadAsync(db => db.Cases.AsNoTracking().ToListAsync());
        Assert.Equal(Units, cases.Select(row => row.UnitId).Distinct().Count());
        Assert.Equal(Units, cases.Count);
        var items = await ReadAsync(db => db.JobItems.AsNoTracking().ToListAsync());
        Assert.All(items, item => Assert.Equal(JobItemStatus.Done, item.Status));
        Assert.Equal(cases.Select(row => row.Id).Order(StringComparer.Ordinal), items.Select(item => item.CaseId!).Order(StringComparer.Ordinal));
        // Every case waits at the same steps, with its task, its deadlines and its gapless documents.
        var waits = await ReadAsync(db => db.Bookmarks.AsNoTracking().ToListAsync());
        Assert.All(cases, row => Assert.Equal(waits.Where(wait => wait.InstanceId == cases[0].InstanceId).Select(wait => wait.ActivityId).Order(StringComparer.Ordinal), waits.Where(wait => wait.InstanceId == row.InstanceId).Select(wait => wait.ActivityId).Order(StringComparer.Ordinal)));
        Assert.NotEmpty(waits);
        foreach (var series in (await ReadAsync(db => db.Notices.AsNoTracking().Where(notice => notice.Serial != null).ToListAsync())).GroupBy(notice => notice.Series))
            Assert.Equal(Enumerable.Range(1, series.Count()), series.Select(notice => notice.Serial!.Value).Order());
        Assert.Empty(await InAsync(_nodes[0], services => services.GetRequiredService<InvariantChecks>().CheckAsync()));
    }

    private Task<Workflows.Refusals.Answer<Job>> OrderLaunchAsync() => InAsync(_nodes[0], services => services.GetRequiredService<JobDesk>().OrderLaunchAsync(_campaign.Id, _office));

    private static async Task RunAsync(IHost node)
    {
        while (await node.Services.GetRequiredService<JobRunner>().RunOnceAsync(TestContext.Current.CancellationToken))
        {
        }
    }

    private IHost Node()
    {
        var node = HostComposition.BuildTool(_database, _clock);
        _nodes.Add(node);
        return node;
    }

    private static Task<T> InAsync<T>(IHost node, Func<IServiceProvider, Task<T>> work) => node.Services.GetRequiredService<IUnitOfWork>().RunAsync((services, _) => work(services));

    private Task<T> ReadAsync<T>(Func<OrchestratorDbContext, Task<T>> query) => InAsync(_nodes[0], services => query(services.GetRequiredService<OrchestratorDbContext>()));
}

/// <summary>On SQLite.</summary>
public sealed class SqliteJobTests : JobTests
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<DatabaseOptions> DatabaseAsync() => Task.FromResult(new DatabaseOptions(_folder.File("jobs.db")) { SyncEveryCommit = false });

    protected override ValueTask CleanAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresJobTests(PostgresServer server) : JobTests, IClassFixture<PostgresServer>
{
    protected override async Task<DatabaseOptions> DatabaseAsync() => new(await server.CreateDatabaseAsync());
}
