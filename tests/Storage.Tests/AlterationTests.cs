using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Engine;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Due;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Storage.Tests;

/// <summary>Plans that alter instances, whichever database is beneath them.</summary>
public abstract class AlterationTests : IAsyncLifetime
{
    private static readonly Actor Author = new("author", "编制员", [Role.Author, Role.Admin]);
    private static readonly Actor OtherAuthor = new("author-2", "编制员乙", [Role.Author]);
    private static readonly Actor Officer = new("officer", "民警", [Role.Officer]);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero));
    private Database _database = null!;

    protected abstract Task<Database> CreateAsync(TimeProvider clock);

    public async ValueTask InitializeAsync() => _database = await CreateAsync(_clock);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_plan_goes_on_after_a_crash_and_alters_each_instance_once()
    {
        await PublishAsync(1, Waiting("E", "old"));
        var ids = await StartAsync(5);
        await PublishAsync(2, Waiting("E", "new"));
        var plan = (await OrderAsync(new AlterationOrder([new Migrate { TargetVersion = 2 }], ids, "修订后迁移"))).Value;
        Assert.Equal((AlterationPlanStatus.Running, 5), (plan.Status, plan.Total));
        Assert.False(_database.Commits.All[^1].HasAlterations);

        await RunAsync(_database, 2);
        // The third is killed after it has altered its instance and before it could commit.
        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.InTransactionAsync(async services =>
        {
            var item = Assert.Single(await services.GetRequiredService<DueWork>().TakeAlterationsAsync(null, 1));
            await services.GetRequiredService<AlterationDesk>().ApplyAsync(item);
            throw new InvalidOperationException("killed");
        }));
        Assert.Equal(2, await ReadAsync(db => db.Instances.CountAsync(i => i.DefinitionVersion == 2)));

        await using var restarted = _database.Restarted();
        Assert.Equal(3, await RunAsync(restarted, 10));
        Assert.Equal(5, await ReadAsync(db => db.Instances.CountAsync(i => i.DefinitionVersion == 2)));
        Assert.Equal(5, await ReadAsync(async db => (await db.Journal.ToListAsync()).SelectMany(page => page.Read()).Count(j => j.EventName == "Migrated")));
        Assert.Equal(AlterationPlanStatus.Completed, await ReadAsync(db => db.AlterationPlans.Select(p => p.Status).SingleAsync()));
        Assert.Equal(5, await ReadAsync(db => db.AuditEvents.CountAsync(e => e.Act == "workflow.migrated" && e.Before == "v1" && e.After == "v2" && e.Reason == "修订后迁移")));
        Assert.Null((await _database.InTransactionAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync())).Broken);
        Assert.Equal(5, await ReadAsync(db => db.Bookmarks.CountAsync()));
    }

    [Fact]
    public async Task Nodes_that_run_side_by_side_never_alter_one_instance_twice()
    {
        await PublishAsync(1, Waiting("E", "old"));
        var ids = await StartAsync(24);
        await PublishAsync(2, Waiting("E", "new"));
        await OrderAsync(new AlterationOrder([new Migrate()], ids, "修订后迁移"));
        Assert.True(_database.Commits.All[^1].HasAlterations);
        await using var other = _database.Restarted();
        var worked = await Task.WhenAll(RunAsync(_database, 40), RunAsync(other, 40));
        Assert.Equal(24, worked.Sum());
        Assert.Equal(24, await ReadAsync(async db => (await db.Journal.ToListAsync()).SelectMany(page => page.Read()).Count(j => j.EventName == "Migrated")));
    }

    [Fact]
    public async Task Bookmarks_and_executions_follow_a_renamed_step_and_the_event_still_finds_them()
    {
        await PublishAsync(1, Waiting("E", "old"));
        var id = Assert.Single(await StartAsync(1));
        await PublishAsync(2, Waiting("E2", "new"));
        var refused = await OrderAsync(new AlterationOrder([new Migrate()], [id], "改名"));
        Assert.Equal("migration.step-gone", refused.Refusal!.Code);
        Assert.True((await OrderAsync(new AlterationOrder([new Migrate { Map = new Dictionary<string, string> { ["E"] = "E2" } }], [id], "改名"))).Value.Total == 1);
        await RunAsync(_database, 10);
        Assert.Equal("E2", await ReadAsync(db => db.Bookmarks.Select(b => b.ActivityId).SingleAsync()));
        Assert.Equal("Workflow1:Flow:E2", await ReadAsync(db => db.Executions.Where(x => x.Status == ActivityStatus.Running && x.ActivityType == "Elsa.Event").Select(x => x.NodeId).SingleAsync()));
        await _database.InTransactionAsync(async services => await services.GetRequiredService<IWorkflowRuntime>().SendStimulusAsync(new StimulusRequest { Name = "Elsa.Event", Payload = new Orchestrator.Engine.Activities.EventStimulus("go") }));
        Assert.Equal(WorkflowSubStatus.Finished, await ReadAsync(db => db.Instances.Select(i => i.SubStatus).SingleAsync()));
    }

    [Fact]
    public async Task Incidents_have_rows_while_they_are_open_and_lose_them_when_they_are_settled()
    {
        await PublishAsync(1, Faulty());
        var ids = await StartAsync(3);
        var rows = await ReadAsync(db => db.Incidents.OrderBy(i => i.Id).ToListAsync());
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Equal(("flow", "X", "坏了", 1), (row.DefinitionId, row.ActivityId, row.Message, row.DefinitionVersion)));

        await OrderAsync(new AlterationOrder([new RetryActivity()], [ids[0]], "再试"));
        await OrderAsync(new AlterationOrder([new SkipActivity()], [ids[1]], "不需要"));
        await OrderAsync(new AlterationOrder([new CancelInstance()], [ids[2]], "作废"));
        await RunAsync(_database, 10);
        Assert.Equal([ids[0]], await ReadAsync(db => db.Incidents.Select(i => i.InstanceId).ToListAsync()));
        var items = await ReadAsync(db => db.AlterationItems.ToDictionaryAsync(i => i.InstanceId));
        Assert.Equal((AlterationItemStatus.Done, "Faulted", "坏了"), (items[ids[0]].Status, items[ids[0]].InstanceStatus, items[ids[0]].Message));
        Assert.Equal("Finished", items[ids[1]].InstanceStatus);
        Assert.Equal("Cancelled", items[ids[2]].InstanceStatus);
    }

    [Fact]
    public async Task A_legal_act_needs_a_second_person_and_the_domain_enforces_it()
    {
        await PublishAsync(1, Legal());
        var id = Assert.Single(await StartAsync(1));
        Alteration[] move = [new CancelActivity { ActivityId = "A" }, new ScheduleActivity { ActivityId = "Serve" }];
        var plan = (await OrderAsync(new AlterationOrder(move, [id], "误入"))).Value;
        Assert.Equal(AlterationPlanStatus.Proposed, plan.Status);
        Assert.Equal(["Serve"], plan.LegalActs);
        Assert.Equal(0, await RunAsync(_database, 10));

        Assert.Equal("alteration.same-person", (await DecideAsync(plan.Id, true, Author)).Refusal!.Code);
        Assert.Equal("alteration.may-not-decide", (await DecideAsync(plan.Id, true, Officer)).Refusal!.Code);
        Assert.Equal("alteration.reason-missing", (await DecideAsync(plan.Id, false, OtherAuthor)).Refusal!.Code);
        Assert.Null((await DecideAsync(plan.Id, true, OtherAuthor)).Refusal);
        Assert.Equal("alteration.decided", (await DecideAsync(plan.Id, true, OtherAuthor)).Refusal!.Code);
        Assert.Equal(1, await RunAsync(_database, 10));
        Assert.Equal(["Serve"], await ReadAsync(db => db.Bookmarks.Select(b => b.ActivityId).ToListAsync()));
        Assert.Equal(["alteration.proposed", "alteration.approved", "workflow.token-moved"], await ReadAsync(db => db.AuditEvents.OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync()));
    }

    [Fact]
    public async Task A_plan_that_was_turned_down_or_stopped_leaves_the_instances_alone()
    {
        await PublishAsync(1, Legal());
        var ids = await StartAsync(2);
        Alteration[] move = [new CancelActivity { ActivityId = "A" }, new ScheduleActivity { ActivityId = "Serve" }];
        var rejected = (await OrderAsync(new AlterationOrder(move, ids, "误入"))).Value;
        Assert.Null((await DecideAsync(rejected.Id, false, OtherAuthor, "依据不足")).Refusal);
        var stopped = (await OrderAsync(new AlterationOrder([new CancelInstance()], ids, "作废"))).Value;
        Assert.Null((await _database.InTransactionAsync(services => services.GetRequiredService<AlterationDesk>().StopAsync(stopped.Id, "先不作废", Author))).Refusal);
        Assert.Equal(0, await RunAsync(_database, 10));
        Assert.Equal(4, await ReadAsync(db => db.AlterationItems.CountAsync(i => i.Status == AlterationItemStatus.Left)));
        Assert.Equal(2, await ReadAsync(db => db.Instances.CountAsync(i => i.Status == WorkflowStatus.Running)));
    }

    [Fact]
    public async Task Orders_without_reason_role_instances_or_sense_are_refused()
    {
        await PublishAsync(1, Waiting("E", "x"));
        var ids = await StartAsync(1);
        async Task<string?> Code(AlterationOrder order, Actor? actor = null) => (await OrderAsync(order, actor)).Refusal?.Code;
        Assert.Equal("alteration.reason-missing", await Code(new AlterationOrder([new CancelInstance()], ids, " ")));
        Assert.Equal("alteration.reason-too-long", await Code(new AlterationOrder([new CancelInstance()], ids, new string('长', 501))));
        Assert.Equal("alteration.may-not-cancel", await Code(new AlterationOrder([new CancelInstance()], ids, "作废"), OtherAuthor));
        Assert.Equal("alteration.may-not-order", await Code(new AlterationOrder([new CancelInstance()], ids, "作废"), Officer));
        Assert.Equal("alteration.none", await Code(new AlterationOrder([], ids, "作废")));
        Assert.Equal("alteration.no-instances", await Code(new AlterationOrder([new CancelInstance()], [], "作废")));
        Assert.Equal("instance.unknown", await Code(new AlterationOrder([new CancelInstance()], ["nobody"], "作废")));
        Assert.Equal("migration.same", await Code(new AlterationOrder([new Migrate()], ids, "迁移")));
        Assert.Equal("variable.unknown", await Code(new AlterationOrder([new ModifyVariable { VariableId = "Nope", Value = 1 }], ids, "改值")));
        Assert.Equal(0, await ReadAsync(db => db.AlterationPlans.CountAsync()));
    }

    [Fact]
    public async Task A_selection_finds_living_instances_and_nothing_when_it_says_nothing()
    {
        await PublishAsync(1, Faulty());
        var faulted = await StartAsync(2);
        await PublishAsync(2, Waiting("E", "x"));
        var waiting = await StartAsync(1);
        async Task<IReadOnlyList<string>> Select(InstanceSelection selection) => await _database.InTransactionAsync(services => services.GetRequiredService<IInstanceSelector>().SelectAsync(selection, 10));
        Assert.Empty(await Select(new InstanceSelection()));
        Assert.Equal(faulted.Order(), (await Select(new InstanceSelection { HasIncidents = true })).Order());
        Assert.Equal(faulted.Order(), (await Select(new InstanceSelection { IncidentActivityId = "X", IncidentMessage = "坏了" })).Order());
        Assert.Equal(waiting, await Select(new InstanceSelection { DefinitionId = "flow", Version = 2, SubStatuses = ["Suspended"] }));
        Assert.Equal(3, (await Select(new InstanceSelection { DefinitionId = "flow" })).Count);
    }

    private Task<Answer<AlterationPlan>> OrderAsync(AlterationOrder order, Actor? actor = null) =>
        _database.InTransactionAsync(services => services.GetRequiredService<AlterationDesk>().OrderAsync(order, actor ?? Author));

    private Task<Answer<AlterationPlan>> DecideAsync(string planId, bool agrees, Actor actor, string? reason = null) =>
        _database.InTransactionAsync(services => services.GetRequiredService<AlterationDesk>().DecideAsync(planId, agrees, reason, actor));

    /// <summary>What a node does: one item a transaction.</summary>
    private static async Task<int> RunAsync(Database database, int most)
    {
        var done = 0;
        while (done < most && await database.InTransactionAsync(async services =>
        {
            if (await services.GetRequiredService<DueWork>().TakeAlterationsAsync(null, 1) is not [var item])
                return false;
            await services.GetRequiredService<AlterationDesk>().ApplyAsync(item);
            return true;
        }))
            done++;
        if (done < most)
            await database.InTransactionAsync(services => services.GetRequiredService<AlterationDesk>().CloseFinishedAsync());
        return done;
    }

    private async Task<List<string>> StartAsync(int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
            ids.Add((await _database.InTransactionAsync(services => services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = "flow" }))).InstanceId);
        return ids;
    }

    private Task PublishAsync(int version, JsonObject[] steps) => _database.InTransactionAsync(async services =>
    {
        var store = services.GetRequiredService<IEngineStore>();
        foreach (var old in await store.ListVersionsAsync("flow"))
            (old.IsLatest, old.IsPublished) = (false, false);
        var connections = steps.Zip(steps.Skip(1), (a, b) => (JsonNode)new JsonObject { ["source"] = new JsonObject { ["activity"] = (string)a["id"]!, ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = (string)b["id"]!, ["port"] = "In" } });
        var root = new JsonObject { ["id"] = "Flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = new JsonArray([.. steps]), ["connections"] = new JsonArray([.. connections]) };
        store.Add(new WorkflowDefinition
        {
            Id = $"flow:v{version}",
            DefinitionId = "flow",
            Version = version,
            Name = "流程",
            IsLatest = true,
            IsPublished = true,
            CreatedAt = _clock.GetUtcNow(),
            Json = new JsonObject { ["definitionId"] = "flow", ["name"] = "流程", ["root"] = root }.ToJsonString(),
        });
    });

    private static JsonObject Step(string type, string id, params (string Name, string Text)[] inputs)
    {
        var json = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, text) in inputs)
            json[name] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text } };
        return json;
    }

    private static JsonObject[] Waiting(string id, string text) => [Step("Elsa.Event", id, ("eventName", "go")), Step("Elsa.WriteLine", "W", ("text", text))];

    private static JsonObject[] Faulty() => [Step("Elsa.Fault", "X", ("message", "坏了")), Step("Elsa.WriteLine", "W", ("text", "x"))];

    private static JsonObject[] Legal()
    {
        var serve = Step("Elsa.Event", "Serve", ("eventName", "served"));
        serve["customProperties"] = new JsonObject { ["legalAct"] = true };
        return [Step("Elsa.Event", "A", ("eventName", "go")), serve, Step("Elsa.WriteLine", "W", ("text", "x"))];
    }

    private async Task<T> ReadAsync<T>(Func<OrchestratorDbContext, Task<T>> query) => await _database.InTransactionAsync(services => query(services.GetRequiredService<OrchestratorDbContext>()));
}

/// <summary>On SQLite.</summary>
public sealed class SqliteAlterationTests : AlterationTests
{
    protected override Task<Database> CreateAsync(TimeProvider clock) => Database.OnSqliteAsync(clock);
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresAlterationTests(PostgresServer server) : AlterationTests, IClassFixture<PostgresServer>
{
    protected override Task<Database> CreateAsync(TimeProvider clock) => Database.OnPostgresAsync(server, clock);
}
