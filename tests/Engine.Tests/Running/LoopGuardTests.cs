using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Running;

/// <summary>A burst that is stopped at its limit says so once and loses nothing.</summary>
public sealed class LoopGuardTests
{
    private const int Branches = 50;

    private static Action<EngineOptions> Limit(IncidentStrategy strategy) => o => (o.MaxActivitiesPerBurst, o.IncidentStrategy) = (20, strategy);

    private static JsonObject Fan(string mode) => JsonNode.Parse(Define(
        Flowchart([Say("From"), .. Enumerable.Range(0, Branches).Select(i => Sequence($"Q{i}", Say($"A{i}"), Say($"B{i}"))), Join("To", "WaitAll"), Say("End")],
            [.. Enumerable.Range(0, Branches).SelectMany(i => new[] { $"From->Q{i}", $"Q{i}->To" }), "To->End"]),
        customProperties: new JsonObject { ["Flowchart:ExecutionMode"] = mode }))!.AsObject();

    [Theory]
    [InlineData("CounterBased", IncidentStrategy.Fault)]
    [InlineData("CounterBased", IncidentStrategy.ContinueWithIncidents)]
    [InlineData("TokenBased", IncidentStrategy.Fault)]
    [InlineData("TokenBased", IncidentStrategy.ContinueWithIncidents)]
    public async Task Whoever_lets_it_go_on_gets_every_branch_once(string mode, IncidentStrategy strategy)
    {
        await using var s = await Scenario.From(Limit(strategy), Fan(mode).ToJsonString()).StartAsync();
        var incident = Assert.Single(s.Last.Incidents);
        Assert.Contains("One burst ran 20 activities", incident.Message, StringComparison.Ordinal);
        Assert.Contains("more queued steps are held", incident.Message, StringComparison.Ordinal);
        var turns = 0;
        while (s.Store.Incidents.Count > 0)
        {
            Assert.Equal(RepairOutcome.Done, await s.With(r => r.RetryIncidentAsync(s.InstanceId, Assert.Single(s.Store.Incidents).Id)));
            Assert.True(++turns < 20);
        }
        Assert.Equal((WorkflowSubStatus.Finished, 0), (s.Instance.SubStatus, s.Instance.IncidentCount));
        Assert.Equal(2 * Branches + 2, s.Lines.Count);
        Assert.Equal(s.Lines.Count, s.Lines.Distinct().Count());
        Assert.Equal("End", s.Lines[^1]);
        Assert.All(s.Store.Executions.Values, e => Assert.Equal(ActivityStatus.Completed, e.Status));
    }

    [Fact]
    public async Task A_step_that_is_skipped_holds_nothing_else_back()
    {
        await using var s = await Scenario.From(o => o.MaxActivitiesPerBurst = 20, Define(Activity("Parallel", "P", ("activities", new JsonArray([.. Enumerable.Range(0, 30).Select(i => Say($"A{i}"))]))))).StartAsync();
        Assert.Equal(RepairOutcome.Done, await s.With(r => r.SkipIncidentAsync(s.InstanceId, Assert.Single(s.Store.Incidents).Id)));
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
        Assert.Equal(29, s.Lines.Count);
    }

    [Fact]
    public async Task Held_steps_are_cancelled_with_their_instance()
    {
        await using var s = await Scenario.From(Limit(IncidentStrategy.ContinueWithIncidents), Fan("CounterBased").ToJsonString()).StartAsync();
        Assert.Contains(s.Store.Executions.Values, e => e.Status == ActivityStatus.Pending);
        Assert.Equal(CancelOutcome.Cancelled, await s.With(r => r.CancelAsync(s.InstanceId)));
        Assert.DoesNotContain(s.Store.Executions.Values, e => e.Status is ActivityStatus.Pending or ActivityStatus.Running or ActivityStatus.Faulted);
    }

    [Fact]
    public async Task An_endless_loop_is_one_incident_at_the_step_where_it_was_stopped()
    {
        await using var s = await Scenario.From(Limit(IncidentStrategy.Fault), Define(Flowchart([Say("A"), Say("B")], "A->B", "B->A"))).StartAsync();
        Assert.Equal(WorkflowSubStatus.Faulted, s.Instance.SubStatus);
        Assert.Equal("Orchestrator.Engine.Execution.LoopGuardException", Assert.Single(s.Store.Incidents).ExceptionType);
        Assert.Equal(18, s.Lines.Count);
    }
}
