using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Running;

/// <summary>Steps that run in the background.</summary>
public sealed class BackgroundTests
{
    private static JsonObject Job(string id = "J") => Activity("Test.Job", id, ("text", Js("'job ' + getInput('N')")));

    private static string Flow(params JsonObject[] steps) => Define(Sequence("S", steps), variables: Variables(("Broken", "Boolean", "false")));

    [Fact]
    public async Task A_job_leaves_a_bookmark_and_goes_on_in_a_transaction_of_its_own()
    {
        await using var s = await Scenario.From(Flow(Say("Before"), Job(), Say("After", Js("getLastResult()")))).StartAsync(new { N = 7 });
        Assert.Equal(["Before"], s.Lines);
        Assert.Equal(("BackgroundActivity", WorkflowSubStatus.Suspended), (s.BookmarkOf("J").Name, s.Instance.SubStatus));

        await s.DrainAsync();
        Assert.Equal(["Before", "job 7"], s.Lines);
        Assert.Equal((WorkflowSubStatus.Finished, "Started Suspended Resumed Completed"), (s.Instance.SubStatus, s.Events("J")));
        Assert.Empty(s.Store.Bookmarks);
        Assert.Empty(s.Store.Queue);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_task_runs_in_the_background_when_its_author_says_so(bool isAsynchronous)
    {
        var call = Activity("ExecuteWorkflow", "Call", ("workflowDefinitionId", Lit("child")), ("waitForCompletion", Lit("True")));
        call["customProperties"] = new JsonObject { ["runAsynchronously"] = isAsynchronous };
        await using var s = await Scenario.From(Flow(call, Say("After")), Define(Say("Child"), id: "child")).StartAsync();
        Assert.Equal(isAsynchronous ? 0 : 2, s.Lines.Count);

        await s.DrainAsync();
        Assert.Equal(["Child", "After"], s.Lines);
    }

    [Fact]
    public async Task An_action_never_runs_in_the_background()
    {
        var say = Say("W");
        say["customProperties"] = new JsonObject { ["runAsynchronously"] = true };
        await using var s = await Scenario.From(Flow(say)).StartAsync();

        Assert.Equal(["W"], s.Lines);
    }

    [Fact]
    public async Task A_job_that_fails_is_an_incident_that_can_be_retried()
    {
        await using var s = await Scenario.From(Flow(Job(), Say("After"))).StartAsync();
        await s.With(r => r.SetVariablesAsync(s.InstanceId, new Dictionary<string, object?> { ["Broken"] = true }));
        await s.DrainAsync();
        var incident = Assert.Single(s.Store.Incidents);
        Assert.Equal("job failed", incident.Message);

        await s.With(r => r.SetVariablesAsync(s.InstanceId, new Dictionary<string, object?> { ["Broken"] = false }));
        Assert.Equal(RepairOutcome.Done, await s.With(r => r.RetryIncidentAsync(s.InstanceId, incident.Id)));
        Assert.Equal(["After"], s.Lines);
    }

    [Fact]
    public async Task A_job_of_an_instance_that_faults_meanwhile_runs_after_the_repair()
    {
        await using var s = await Scenario.From(Flow(Activity("Parallel", "P", ("activities", new JsonArray(Job(), Activity("Fault", "F")))), Say("After"))).StartAsync();
        await s.DrainAsync();
        Assert.Equal(ActivityStatus.Running, s.StatusOf("J"));

        await s.With(r => r.SkipIncidentAsync(s.InstanceId, s.Last.Incidents[0].ActivityInstanceId));
        await s.DrainAsync();
        Assert.Equal(["After"], s.Lines);
    }

    [Fact]
    public async Task A_cancelled_job_does_not_run()
    {
        await using var s = await Scenario.From(Flow(Job())).StartAsync();
        await s.With(r => r.CancelAsync(s.InstanceId));
        await s.DrainAsync();

        Assert.Equal(ActivityStatus.Canceled, s.StatusOf("J"));
        Assert.Empty(s.Store.Queue);
    }

    [Fact]
    public async Task Each_turn_of_a_loop_runs_its_own_job()
    {
        var loop = Activity("ForEach", "Loop", ("items", Js("[1,2,3]")), ("body", Sequence("B", Job(), Say("W", Js("getVariable('CurrentValue')")))));
        await using var s = await Scenario.From(Flow(loop)).StartAsync();
        await s.DrainAsync();

        Assert.Equal(["1", "2", "3"], s.Lines);
    }
}
