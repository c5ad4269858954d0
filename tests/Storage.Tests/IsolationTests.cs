using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Due;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Tests;

/// <summary>
/// Two who act at the same instant, on two nodes and PostgreSQL's usual isolation (read committed), where whoever reads without holding what he read
/// overwrites what the other did. All transactions are open before the first of them acts.
/// </summary>
public sealed class IsolationTests(PostgresServer server) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private const int Cases = 15;
    private static readonly Actor First = new("officer-1", "民警甲", [Role.Officer]);
    private static readonly Actor Second = new("officer-2", "民警乙", [Role.Officer]);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero));
    private Database _one = null!;
    private Database _other = null!;
    private string _campaignId = "";

    public async ValueTask InitializeAsync()
    {
        _one = await Database.OnPostgresAsync(server, _clock);
        _other = _one.Restarted();
        await _one.InTransactionAsync(services =>
        {
            var (records, campaign) = (services.GetRequiredService<IRecords>(), Campaign2005.Create(_clock));
            records.Add(campaign);
            foreach (var actor in new[] { First, Second })
                records.Add(new Person { Id = actor.Id, SignInName = actor.Id, DisplayName = actor.Name, Roles = [Role.Officer] });
            _campaignId = campaign.Id;
            return Task.CompletedTask;
        });
        await PublishAsync("flow", Flow);
        await PublishAsync("timer", Timer);
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _one.DisposeAsync();
    }

    [Fact]
    public async Task Of_two_officers_who_decide_one_task_one_is_told_that_the_other_was_first()
    {
        for (var i = 0; i < Cases; i++)
        {
            var caseId = await OpenAsync("flow", i);
            var task = await OpenTaskAsync(caseId, "A");

            var answers = await AtOnceAsync(
                services => DecideAsync(services, task, First),
                services => DecideAsync(services, task, Second));

            Assert.Equal("task.already-handled", Assert.Single(answers, answer => answer is not null));
            Assert.Equal((1, 1), await RecordedAsync(caseId, "task.completed"));
            Assert.NotNull(await OpenTaskAsync(caseId, "B"));
        }
        await AssertChainsAsync();
    }

    [Fact]
    public async Task Two_officers_who_write_into_one_case_both_stand_in_its_chain()
    {
        for (var i = 0; i < Cases; i++)
        {
            var caseId = await OpenAsync("flow", i);
            var task = await OpenTaskAsync(caseId, "A");

            var answers = await AtOnceAsync(
                services => DecideAsync(services, task, First),
                async services =>
                {
                    var held = await services.GetRequiredService<IRecords>().LockCaseAsync(caseId);
                    services.GetRequiredService<Workflows.Audit.IAuditTrail>().Append(held, Second, "case.noted");
                    return null;
                });

            Assert.All(answers, Assert.Null);
            Assert.Equal((1, 2), await RecordedAsync(caseId, "task.completed", "case.noted"));
        }
        await AssertChainsAsync();
    }

    [Fact]
    public async Task Between_an_officer_and_the_timer_of_the_same_wait_one_wins_whole()
    {
        for (var i = 0; i < Cases; i++)
        {
            var id = (await StartAsync("timer", $"wait-{i}")).InstanceId;
            _clock.Advance(TimeSpan.FromHours(2));
            var waits = await ReadAsync(db => db.Bookmarks.AsNoTracking().Where(row => row.InstanceId == id).ToListAsync());
            var (click, timer) = (waits.Single(wait => wait.DueAt is null).Id, waits.Single(wait => wait.DueAt is not null).Id);

            var answers = await AtOnceAsync(
                async services => (await services.GetRequiredService<IWorkflowRuntime>().ResumeBookmarkAsync(click)).Outcome.ToString(),
                async services => (await services.GetRequiredService<IWorkflowRuntime>().FireTimerAsync(timer)).Outcome.ToString());

            Assert.Single(answers, nameof(ResumeOutcome.Resumed));
            Assert.Equal(1, await ReadAsync(db => db.Executions.CountAsync(row => row.InstanceId == id && row.ActivityId == "Last")));
            Assert.Equal(0, await ReadAsync(db => db.Bookmarks.CountAsync(row => row.InstanceId == id)));
        }
    }

    [Fact]
    public async Task Of_two_nodes_that_ring_one_timer_one_rings_it()
    {
        for (var i = 0; i < Cases; i++)
        {
            var id = (await StartAsync("timer", $"ring-{i}")).InstanceId;
            _clock.Advance(TimeSpan.FromHours(2));
            var timer = await ReadAsync(db => db.Bookmarks.Where(row => row.InstanceId == id && row.DueAt != null).Select(row => row.Id).SingleAsync());

            // The clock of each node has seen that it is due.
            var answers = await AtOnceAsync(
                async services => (await services.GetRequiredService<IWorkflowRuntime>().FireTimerAsync(timer)).Outcome.ToString(),
                async services => (await services.GetRequiredService<IWorkflowRuntime>().FireTimerAsync(timer)).Outcome.ToString());

            Assert.Equal([nameof(ResumeOutcome.AlreadyHandled), nameof(ResumeOutcome.Resumed)], answers.Order());
            Assert.Equal(1, await ReadAsync(db => db.Executions.CountAsync(row => row.InstanceId == id && row.ActivityId == "Last")));
        }
    }

    [Fact]
    public async Task Between_an_officer_and_a_deadline_of_the_case_nobody_overwrites_the_other()
    {
        for (var i = 0; i < Cases; i++)
        {
            var caseId = await OpenAsync("flow", i);
            var task = await OpenTaskAsync(caseId, "A");
            await _one.InTransactionAsync(services =>
            {
                services.GetRequiredService<IRecords>().Add(Deadline(caseId));
                return Task.CompletedTask;
            });

            await AtOnceAsync(
                services => DecideAsync(services, task, First),
                async services =>
                {
                    // What the clock does: it passes over what is held and comes back for it.
                    var due = services.GetRequiredService<DueWork>();
                    if (await due.AwaitDeadlineAsync(_clock.GetUtcNow(), []) is { } deadline)
                    {
                        deadline.Status = DeadlineStatus.Fired;
                        var held = await services.GetRequiredService<IRecords>().LockCaseAsync(caseId);
                        services.GetRequiredService<Workflows.Audit.IAuditTrail>().Append(held, Actor.System, "deadline.fired");
                    }
                    return null;
                });

            Assert.Equal((1, 2), await RecordedAsync(caseId, "task.completed", "deadline.fired"));
        }
        await AssertChainsAsync();
    }

    [Fact]
    public async Task An_event_during_a_publication_starts_one_instance_of_the_one_version_or_the_other()
    {
        for (var i = 0; i < Cases; i++)
        {
            var name = $"heard-{i}";
            await PublishAsync(name, Listener(name, "old"));
            await _one.InTransactionAsync(services => services.GetRequiredService<DefinitionLibrary>().SaveDraftAsync(Document(name, Listener(name, "new"))));

            await AtOnceAsync(
                async services => (await services.GetRequiredService<DefinitionLibrary>().PublishAsync(name)).IsRefused ? "refused" : null,
                async services =>
                {
                    await services.GetRequiredService<IWorkflowRuntime>().SendStimulusAsync(new StimulusRequest { Name = "Elsa.Event", Payload = new Orchestrator.Engine.Activities.EventStimulus(name) });
                    return null;
                });

            var started = Assert.Single(await ReadAsync(db => db.Instances.AsNoTracking().Where(row => row.DefinitionId == name).ToListAsync()));
            Assert.Contains(started.DefinitionVersion, new[] { 1, 2 });
            var said = await ReadAsync(db => db.Executions.Where(row => row.InstanceId == started.Id && row.ActivityId.StartsWith("Say")).Select(row => row.ActivityId).SingleAsync());
            Assert.Equal(started.DefinitionVersion == 1 ? "Say-old" : "Say-new", said);
            Assert.Equal(2, (await ReadAsync(db => db.Triggers.AsNoTracking().Where(row => row.DefinitionId == name).Join(db.Definitions, row => row.DefinitionVersionId, version => version.Id, (_, version) => version).SingleAsync())).Version);
        }
    }

    [Fact]
    public async Task Sixty_four_writers_get_numbers_without_a_gap_though_some_give_up()
    {
        const int Writers = 64;
        var series = new NumberSeries("深公", "网", "责改", 2005);
        var (arrived, allAreThere) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var taken = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async i =>
        {
            try
            {
                return await (i % 2 == 0 ? _one : _other).InTransactionAsync(async services =>
                {
                    // Each has its connection and its transaction before the first takes a number, as far as the pool reaches.
                    if (Interlocked.Increment(ref arrived) == Writers / 2)
                        allAreThere.SetResult();
                    await allAreThere.Task;
                    var serial = await services.GetRequiredService<IRecords>().NextSerialAsync(series);
                    return i % 8 == 7 ? throw new OperationCanceledException("given up") : serial;
                });
            }
            catch (OperationCanceledException)
            {
                return 0;
            }
        }));

        Assert.Equal(Enumerable.Range(1, Writers * 7 / 8), taken.Where(serial => serial > 0).Order());
    }

    /// <summary>The two in a transaction each, on a node each; both are open before either acts. Answers what each came to.</summary>
    private async Task<string?[]> AtOnceAsync(Func<IServiceProvider, Task<string?>> one, Func<IServiceProvider, Task<string?>> other)
    {
        using var together = new Barrier(2);
        var isFirstTry = new bool[2];
        return await Task.WhenAll(Run(_one, one, 0), Run(_other, other, 1));

        Task<string?> Run(Database node, Func<IServiceProvider, Task<string?>> act, int which) => Task.Run(async () =>
        {
            try
            {
                return await node.InTransactionAsync(async services =>
                {
                    // A transaction that is tried again goes alone.
                    if (!isFirstTry[which])
                    {
                        isFirstTry[which] = true;
                        together.SignalAndWait(TestContext.Current.CancellationToken);
                    }
                    return await act(services);
                });
            }
            catch (RefusedException refused)
            {
                return refused.Refusal.Code;
            }
        });
    }

    private static async Task<string?> DecideAsync(IServiceProvider services, string taskId, Actor actor)
    {
        _ = (await services.GetRequiredService<TaskDesk>().CompleteAsync(new CompleteTask(taskId, "Accept"), actor)).Value;
        return null;
    }

    private async Task<string> OpenAsync(string definitionId, int number)
    {
        var caseId = $"case-{number:D4}";
        await _one.InTransactionAsync(services =>
        {
            services.GetRequiredService<IRecords>().Add(new UnitCase
            {
                Id = caseId,
                CampaignId = _campaignId,
                UnitId = $"unit-{number}",
                Number = $"2005-166-{number:D5}",
                UnitName = "深圳市云帆网络技术有限公司",
                District = "福田",
                Category = UnitCategory.LocalIsp,
                StateSince = _clock.GetUtcNow(),
                OpenedAt = _clock.GetUtcNow(),
            });
            return Task.CompletedTask;
        });
        await StartAsync(definitionId, caseId);
        return caseId;
    }

    private Task<WorkflowRunResult> StartAsync(string definitionId, string correlationId) =>
        _one.InTransactionAsync(services => services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = definitionId, CorrelationId = correlationId }));

    private Task<string> OpenTaskAsync(string caseId, string activityId) =>
        ReadAsync(db => db.Tasks.Where(row => row.CaseId == caseId && row.ActivityId == activityId && row.Status == WorkTaskStatus.Open).Select(row => row.Id).SingleAsync());

    /// <summary>How many events of the first kind the case's chain holds, and of all these kinds together.</summary>
    private Task<(int First, int All)> RecordedAsync(string caseId, params string[] acts) => ReadAsync(async db =>
    {
        var found = await db.AuditEvents.Where(row => row.Stream == caseId && acts.Contains(row.Act)).Select(row => row.Act).ToListAsync();
        return (found.Count(act => act == acts[0]), found.Count);
    });

    private async Task AssertChainsAsync() => Assert.Null((await _one.InTransactionAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync())).Broken);

    private Task<T> ReadAsync<T>(Func<OrchestratorDbContext, Task<T>> query) => _one.InTransactionAsync(services => query(services.GetRequiredService<OrchestratorDbContext>()));

    private Deadline Deadline(string caseId) => new()
    {
        Id = "deadline-" + caseId,
        CampaignId = _campaignId,
        CaseId = caseId,
        InstanceId = "i",
        Timer = "T-06",
        Kind = DeadlineKind.Statutory,
        StartedOn = new LocalDate(2005, 3, 22),
        DueOn = new LocalDate(2005, 3, 31),
        ExpiresAt = _clock.GetUtcNow(),
        ExplanationZh = "说明",
        ExplanationEn = "explanation",
        Rule = "rule",
        ArmedAt = _clock.GetUtcNow(),
    };

    private Task PublishAsync(string id, string root) => _one.InTransactionAsync(async services =>
    {
        var library = services.GetRequiredService<DefinitionLibrary>();
        await library.SaveDraftAsync(Document(id, root));
        Assert.False((await library.PublishAsync(id)).IsRefused);
    });

    private static JsonObject Document(string id, string root) => new() { ["definitionId"] = id, ["name"] = id, ["root"] = JsonNode.Parse(root) };

    private static string Listener(string eventName, string said) => $$$$$"""
        {"id":"All","type":"Elsa.Sequence","version":1,"activities":[
          {"id":"Heard-{{{{{said}}}}}","type":"Elsa.Event","version":1,"customProperties":{"canStartWorkflow":true},"eventName":{"typeName":"String","expression":{"type":"Literal","value":"{{{{{eventName}}}}}"}}},
          {"id":"Say-{{{{{said}}}}}","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"{{{{{said}}}}}"}}}]}
        """;

    // An officer's click and a timer, of which the first goes on.
    private const string Timer = """
        {"id":"All","type":"Elsa.Flowchart","version":1,"activities":[
          {"id":"Start","type":"Elsa.Start","version":1},
          {"id":"Click","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"click"}}},
          {"id":"Wait","type":"Elsa.Delay","version":1,"timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}}},
          {"id":"First","type":"Elsa.FlowJoin","version":1,"mode":{"typeName":"FlowJoinMode","expression":{"type":"Literal","value":"WaitAny"}}},
          {"id":"Last","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"done"}}}],
         "connections":[{"source":{"activity":"Start","port":"Done"},"target":{"activity":"Click","port":"In"}},{"source":{"activity":"Start","port":"Done"},"target":{"activity":"Wait","port":"In"}},
          {"source":{"activity":"Click","port":"Done"},"target":{"activity":"First","port":"In"}},{"source":{"activity":"Wait","port":"Done"},"target":{"activity":"First","port":"In"}},
          {"source":{"activity":"First","port":"Done"},"target":{"activity":"Last","port":"In"}}]}
        """;

    private const string Flow = """
        {"id":"All","type":"Elsa.Flowchart","version":1,"activities":[
          {"id":"A","type":"Case.AwaitDecision","version":1,"title":{"typeName":"String","expression":{"type":"Literal","value":"审核自查报告"}},"titleEn":{"typeName":"String","expression":{"type":"Literal","value":"Review"}},
           "role":{"typeName":"String","expression":{"type":"Literal","value":"OFF"}},"outcomes":{"typeName":"Object","expression":{"type":"Object","value":"[\"Accept\",\"Return\"]"}}},
          {"id":"B","type":"Case.AwaitDecision","version":1,"title":{"typeName":"String","expression":{"type":"Literal","value":"现场检查"}},"titleEn":{"typeName":"String","expression":{"type":"Literal","value":"Inspect"}},
           "role":{"typeName":"String","expression":{"type":"Literal","value":"OFF"}},"outcomes":{"typeName":"Object","expression":{"type":"Object","value":"[\"Accept\",\"Return\"]"}}}],
         "connections":[{"source":{"activity":"A","port":"Accept"},"target":{"activity":"B","port":"In"}}]}
        """;
}
