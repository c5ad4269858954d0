using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Engine;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;

namespace Orchestrator.Storage.Tests;

/// <summary>Executions that stand in the pages of the journal read like rows, and a database that nodes of an earlier release may be at work on keeps rows.</summary>
public sealed class ExecutionPageTests(PostgresServer server) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero));
    private Database _database = null!;

    public async ValueTask InitializeAsync() => _database = await Database.OnPostgresAsync(server, _clock);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task What_a_later_burst_says_of_an_execution_stands_in_the_place_of_what_an_earlier_said()
    {
        var (first, second) = (Ids.New(_clock), Ids.New(_clock));
        await BeginAsync("i", Run("i", first, "Ask"), Run("i", second, "Tell"));
        await GoOnAsync("i", 1, Run("i", first, "Ask", ActivityStatus.Completed));
        // A burst that writes no line says it in the page before.
        await GoOnAsync("i", null, Run("i", second, "Tell", ActivityStatus.Faulted));

        Assert.Equal([(first, ActivityStatus.Completed), (second, ActivityStatus.Faulted)], await StandingAsync("i"));
        Assert.Equal(0, await RowsAsync());
        var found = await _database.InScopeAsync(services => Db(services).FindExecutionAsync(first, TestContext.Current.CancellationToken));
        Assert.Equal(("i", "Ask", "Flow:Ask", """{"问":"\u0000"}""", _clock.GetUtcNow()), (found!.InstanceId, found.ActivityId, found.NodeId, found.Inputs, found.CompletedAt));
        Assert.True(found is { HasBookmarks: false, AggregateFaultCount: 0, CallStackDepth: 2, ActivityName: null, Outputs: null });
    }

    [Fact]
    public async Task An_id_that_is_no_execution_s_finds_none()
    {
        await BeginAsync("i", Run("i", Ids.New(_clock), "Ask"));
        foreach (var id in new[] { Ids.New(_clock), "none", new string('f', 32), "" })
            Assert.Null(await _database.InScopeAsync(services => Db(services).FindExecutionAsync(id, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task When_a_step_last_worked_is_told_from_the_latest_page_of_its_definition()
    {
        await BeginAsync("i", Run("i", Ids.New(_clock), "Ask", ActivityStatus.Completed));
        var worked = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromDays(3));
        await BeginAsync("j", Run("j", Ids.New(_clock), "Ask"));

        Assert.Equal(worked, await _database.InScopeAsync(services => Db(services).LastCompletedAsync("flow", "Ask", _clock.GetUtcNow(), TestContext.Current.CancellationToken)));
        Assert.Null(await _database.InScopeAsync(services => Db(services).LastCompletedAsync("another", "Ask", _clock.GetUtcNow(), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Rows_are_kept_until_no_node_of_an_earlier_release_is_left_and_pages_go_on_from_them()
    {
        var id = Ids.New(_clock);
        await _database.InTransactionAsync(services => Db(services).Formats.ExecuteDeleteAsync());
        await BeginAsync("i", Run("i", id, "Ask"));
        Assert.Equal(1, await RowsAsync());

        await _database.InScopeAsync(async services =>
        {
            await services.GetRequiredService<Migrator>().AdoptFormatsAsync(TestContext.Current.CancellationToken);
            await services.GetRequiredService<Migrator>().AdoptFormatsAsync(TestContext.Current.CancellationToken);
            return 0;
        });
        await using var restarted = _database.Restarted();
        await GoOnAsync("i", 1, Run("i", id, "Ask", ActivityStatus.Completed), restarted);

        Assert.Equal([(id, ActivityStatus.Completed)], await StandingAsync("i"));
        Assert.Equal(1, await RowsAsync("Running"));
        Assert.Equal((2L, 1), await _database.InTransactionAsync(services => Db(services).RemoveHistoryAsync(["i"], TestContext.Current.CancellationToken)));
        Assert.Empty(await StandingAsync("i"));
    }

    [Fact]
    public void Many_executions_are_spread_over_the_pages_of_their_lines()
    {
        var lines = Enumerable.Range(0, 1200).Select(sequence => Line("i", sequence)).ToList();
        var executions = Enumerable.Range(0, 1000).Select(i => Run("i", $"x{i}", "Ask")).ToList();

        var pages = JournalPage.Of(lines, executions).ToList();

        Assert.Equal([334, 334, 332], pages.Select(page => page.Executions().Count));
        Assert.Equal(executions.Select(x => x.Id), pages.SelectMany(page => page.Executions()).Select(x => x.Id));
        Assert.Equal(lines.Select(line => line.Id), pages.SelectMany(page => page.Read()).Select(line => line.Id));
    }

    private Task BeginAsync(string instanceId, params ActivityExecution[] started) => _database.InTransactionAsync(services => services.GetRequiredService<IEngineStore>().SaveBurstAsync(new BurstChanges
    {
        Instance = new WorkflowInstance { Id = instanceId, DefinitionId = "flow", DefinitionVersionId = "flow:1", DefinitionVersion = 1, CreatedAt = _clock.GetUtcNow(), State = "{}" },
        IsNewInstance = true,
        Journal = [Line(instanceId, 0)],
        ExecutionsStarted = started,
    }));

    private Task GoOnAsync(string instanceId, int? line, ActivityExecution changed, Database? on = null) => (on ?? _database).InTransactionAsync(async services =>
    {
        var store = services.GetRequiredService<IEngineStore>();
        await store.SaveBurstAsync(new BurstChanges
        {
            Instance = (await store.LockInstanceAsync(instanceId))!,
            Journal = line is { } sequence ? [Line(instanceId, sequence)] : [],
            ExecutionsChanged = [changed],
        });
    });

    private Task<List<(string, ActivityStatus)>> StandingAsync(string instanceId) => _database.InScopeAsync(async services =>
        (await Db(services).Executions.Where(x => x.InstanceId == instanceId).OrderBy(x => x.Id).ToListAsync(TestContext.Current.CancellationToken)).ConvertAll(x => (x.Id, x.Status)));

    private Task<int> RowsAsync(string status = "%") => _database.InScopeAsync(async services =>
        (await Db(services).Database.SqlQuery<int>($"select count(*)::int as \"Value\" from activity_executions where status like {status}").ToListAsync(TestContext.Current.CancellationToken))[0]);

    private static OrchestratorDbContext Db(IServiceProvider services) => services.GetRequiredService<OrchestratorDbContext>();

    private JournalRecord Line(string instanceId, int sequence) => new()
    {
        Id = Ids.New(_clock),
        InstanceId = instanceId,
        ActivityInstanceId = "x",
        ActivityId = "Flow",
        ActivityType = "Elsa.Flowchart",
        NodeId = "Flow",
        Timestamp = _clock.GetUtcNow(),
        Sequence = sequence,
        EventName = "Started",
        // What the database could not hold as text by itself.
        Message = "\0",
    };

    private ActivityExecution Run(string instanceId, string id, string activityId, ActivityStatus status = ActivityStatus.Running) => new()
    {
        Id = id,
        InstanceId = instanceId,
        ActivityId = activityId,
        NodeId = "Flow:" + activityId,
        ActivityType = "Elsa.Event",
        ActivityTypeVersion = 1,
        Status = status,
        HasBookmarks = status == ActivityStatus.Running,
        CallStackDepth = 2,
        StartedAt = _clock.GetUtcNow(),
        CompletedAt = status == ActivityStatus.Running ? null : _clock.GetUtcNow(),
        Inputs = """{"问":"\u0000"}""",
    };
}
