using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Running;

public sealed class EventTests
{
    [Fact]
    public async Task An_event_resumes_every_listener_of_its_correlation()
    {
        await using var s = Scenario.From(Define(Sequence("S", Wf.Event("E"), Say("W", Js("getCorrelationId()")))));
        foreach (var correlation in new[] { "a", "a", "b" })
            await s.StartAsync(correlationId: correlation);
        await s.EventAsync("E", correlationId: "a");
        Assert.Equal(["a", "a"], s.Lines);
        await s.EventAsync("E");
        Assert.Equal(["a", "a", "b"], s.Lines);
    }

    [Fact]
    public async Task The_payload_is_the_result_and_can_be_read_by_scripts()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Wf.Event("E"), Say("W", Js("getOutputFrom('E').by + getOutputFrom('E').items[1]"))))).StartAsync();
        await s.EventAsync("E", new { by = "alice", items = new[] { 1, 2 } });
        Assert.Equal(["alice2"], s.Lines);
    }

    [Fact]
    public async Task An_event_may_start_an_instance_and_the_trigger_step_does_not_wait()
    {
        await using var s = Scenario.From(Define(Sequence("S", Wf.Event("E").Starts(), Say("W", Js("getOutputFrom('E')")))));
        await s.EventAsync("E", "hello", correlationId: "c1");
        Assert.Equal(["hello"], s.Lines);
        Assert.Equal("c1", s.Store.Instances.Values.Single().CorrelationId);
    }

    [Fact]
    public async Task One_event_starts_an_instance_and_resumes_what_that_then_waits_for_as_in_Elsa()
    {
        await using var s = Scenario.From(Define(Sequence("S", Wf.Event("E").Starts(), Say("First"), Wf.Event("Again", "E"), Say("Second"))));
        await s.EventAsync("E");
        Assert.Equal(["First", "Second"], s.Lines);
    }

    [Fact]
    public async Task Without_retention_an_event_that_nobody_hears_is_not_kept()
    {
        await using var s = Scenario.From(o => o.UnheardEventRetention = TimeSpan.Zero, Define(Sequence("S", Wf.Event("E"), Say("W"))));
        await s.EventAsync("E");
        Assert.Empty(s.Store.Queue);
        await s.StartAsync();
        await s.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Empty(s.Lines);
    }

    [Fact]
    public async Task A_kept_event_is_heard_once_within_its_retention()
    {
        await using var s = Scenario.From(o => o.UnheardEventRetention = TimeSpan.FromMinutes(10), Define(Sequence("S", Wf.Event("E"), Say("W"))));
        await s.EventAsync("E");
        Assert.Single(s.Store.Queue);
        await s.StartAsync();
        s.Clock.Advance(TimeSpan.FromMinutes(1));
        await s.DrainAsync();
        Assert.Equal(["W"], s.Lines);
        await s.StartAsync();
        s.Clock.Advance(TimeSpan.FromMinutes(1));
        await s.DrainAsync();
        Assert.Single(s.Lines);
        Assert.Empty(s.Store.Queue);
    }

    [Fact]
    public async Task A_published_event_reaches_the_publisher_itself_after_the_commit()
    {
        await using var s = await Scenario.From(Define(Flowchart([Fork("F", "L", "R"), Activity("PublishEvent", "P", ("eventName", Lit("E")), ("payload", Lit("p"))), Wf.Event("E"), Say("W", Js("getOutputFrom('E')"))], "F:L->P", "F:R->E", "E->W"))).StartAsync();
        Assert.Empty(s.Lines);
        await s.DrainAsync();
        Assert.Equal(["p"], s.Lines);
    }

    [Fact]
    public async Task A_local_event_stays_in_its_instance()
    {
        await using var s = Scenario.From(Define(Sequence("S", Wf.Event("Go"), Activity("PublishEvent", "P", ("eventName", Lit("E")), ("isLocalEvent", Lit("True"))), Wf.Event("E"), Say("W"))));
        await s.StartAsync(correlationId: "a");
        await s.StartAsync(correlationId: "b");
        await s.EventAsync("Go", correlationId: "a");
        Assert.Equal(["W"], s.Lines);
    }

    [Fact]
    public async Task An_event_with_many_listeners_gives_each_a_transaction_of_its_own()
    {
        await using var s = Scenario.From(o => o.EventInlineListeners = 3, Define(Sequence("S", Wf.Event("E"), Say("W"))));
        for (var i = 0; i < 10; i++)
            await s.StartAsync();
        await s.EventAsync("E");
        Assert.Equal(10, s.Lines.Count);
        Assert.Empty(s.Store.Queue);
    }

    [Fact]
    public async Task The_same_event_three_times_runs_a_waiting_instance_once()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Wf.Event("E"), Say("W")))).StartAsync();
        await s.EventAsync("E");
        await s.EventAsync("E");
        await s.EventAsync("E");
        Assert.Equal(["W"], s.Lines);
    }

    [Fact]
    public async Task A_task_is_completed_by_its_id_once()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Activity("RunTask", "T", ("taskName", Lit("inspect"))), Say("W", Js("getOutputFrom('T').ok"))))).StartAsync();
        var taskId = System.Text.Json.Nodes.JsonNode.Parse(s.Store.Executions.Values.Single(e => e.ActivityId == "T").Outputs!)!["TaskId"]!.GetValue<string>();
        Assert.True((await s.With(r => r.CompleteTaskAsync(taskId, new { ok = true }))).IsResumed);
        Assert.Equal(ResumeOutcome.NotFound, (await s.With(r => r.CompleteTaskAsync(taskId))).Outcome);
        Assert.Equal(["True"], s.Lines);
    }

    [Fact]
    public async Task A_queued_item_that_cannot_succeed_is_put_off_and_then_set_aside()
    {
        await using var s = Scenario.From(Define(Say("A")));
        s.Store.Enqueue(new QueuedStimulus { Id = "x", Kind = "dispatch", Payload = """{"definitionId":"gone","instanceId":"i1"}""", CreatedAt = s.Clock.GetUtcNow(), NotBefore = s.Clock.GetUtcNow() });
        s.Store.Enqueue(new QueuedStimulus { Id = "y", Kind = "nonsense", Payload = "{}", CreatedAt = s.Clock.GetUtcNow(), NotBefore = s.Clock.GetUtcNow() });
        for (var i = 0; i < 10; i++)
        {
            await s.With(r => r.DrainQueueAsync(10));
            s.Clock.Advance(TimeSpan.FromHours(2));
        }
        Assert.All(s.Store.Queue, q => Assert.True(q is { IsDead: true, Attempts: 5 }));
        Assert.Contains("gone", s.Store.Queue[0].LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_failure_in_the_queue_names_its_item_so_that_it_can_be_put_off()
    {
        await using var s = Scenario.From(Define(Activity("Test.DatabaseAway", "D"), id: "away"));
        s.Store.Enqueue(new QueuedStimulus { Id = "x", Kind = "dispatch", Payload = """{"definitionId":"away","instanceId":"i1"}""", CreatedAt = s.Clock.GetUtcNow(), NotBefore = s.Clock.GetUtcNow() });
        var failure = await Assert.ThrowsAsync<QueueItemFailedException>(() => s.With(r => r.DrainQueueAsync(10)));
        Assert.Equal("x", failure.ItemId);
        await s.With(async r =>
        {
            await r.RecordDrainFailureAsync(failure.ItemId, failure.Message);
            return true;
        });
        Assert.Equal(1, s.Store.Queue.Single().Attempts);
        Assert.True(s.Store.Queue.Single().NotBefore > s.Clock.GetUtcNow());
    }
}
