using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Running;

public sealed class ChildWorkflowTests
{
    private static JsonObject Call(string type, bool waits, string child = "child") => Activity(type, "Call", ("workflowDefinitionId", Lit(child)), ("correlationId", Lit("kid")), ("input", Obj("""{"Name":"x","Sum":{"type":"JavaScript","value":"1+1"}}""")), ("waitForCompletion", Lit(waits ? "True" : "False")));

    private static string Parent(string type, bool waits) => Define(Sequence("S", Call(type, waits), Say("After", Js("toJson(getOutputFrom('Call'))"))), id: "parent");

    private static string Child(params JsonObject[] steps) => Define(Sequence("C", [.. steps, Activity("SetOutput", "Out", ("outputName", Lit("Answer")), ("outputValue", Js("getInput('Sum') + '/' + getInput('Name')")))]), id: "child");

    [Fact]
    public async Task A_child_executed_to_its_end_gives_its_result_in_the_same_burst()
    {
        await using var s = await Scenario.From(Parent("ExecuteWorkflow", true), Child()).StartAsync();
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
        Assert.Contains("\"Output\":{\"Answer\":\"2/x\"}", s.Lines.Single(), StringComparison.Ordinal);
        Assert.Empty(s.Store.Queue);
        var child = s.Store.Instances.Values.Single(i => i.DefinitionId == "child");
        Assert.Equal((s.InstanceId, "kid"), (child.ParentInstanceId, child.CorrelationId));
    }

    [Theory]
    [InlineData("ExecuteWorkflow")]
    [InlineData("DispatchWorkflow")]
    public async Task A_parent_that_waits_goes_on_when_the_child_has_ended(string type)
    {
        await using var s = await Scenario.From(Parent(type, true), Child(Wf.Event("E"))).StartAsync();
        await s.DrainAsync();
        Assert.Empty(s.Lines);
        await s.EventAsync("E");
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
        Assert.Single(s.Lines);
        Assert.Contains("Answer", s.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ExecuteWorkflow")]
    [InlineData("DispatchWorkflow")]
    public async Task A_parent_that_does_not_wait_goes_on_at_once(string type)
    {
        await using var s = await Scenario.From(Parent(type, false), Child(Wf.Event("E"))).StartAsync();
        Assert.Single(s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
        await s.DrainAsync();
        Assert.Equal(WorkflowSubStatus.Suspended, s.Store.Instances.Values.Single(i => i.DefinitionId == "child").SubStatus);
    }

    [Fact]
    public async Task A_child_that_is_dispatched_and_ends_in_its_first_burst_still_tells_its_parent()
    {
        await using var s = await Scenario.From(Parent("DispatchWorkflow", true), Child()).StartAsync();
        await s.DrainAsync();
        Assert.Equal("""{"Answer":"2/x"}""", s.Lines.Single());
    }

    [Fact]
    public async Task Input_given_as_expressions_is_evaluated()
    {
        var parent = Define(Activity("ExecuteWorkflow", "Call", ("workflowDefinitionId", Lit("child")), ("input", Obj("""{"Name":{"type":"Literal","value":"lit"},"Sum":{"type":"JavaScript","value":"40+2"}}"""))), id: "parent");
        await using var s = await Scenario.From(parent, Define(Say("W", Js("getInput('Name') + getInput('Sum')")), id: "child")).StartAsync();
        Assert.Equal(["lit42"], s.Lines);
    }

    [Fact]
    public async Task A_child_that_does_not_exist_is_the_parents_incident()
    {
        await using var s = await Scenario.From(Define(Call("DispatchWorkflow", true, "nobody"), id: "parent")).StartAsync();
        Assert.Contains("nobody", Assert.Single(s.Last.Incidents).Message, StringComparison.Ordinal);
        Assert.Empty(s.Store.Queue);
    }

    [Fact]
    public async Task Cancelling_reaches_children_and_grandchildren()
    {
        await using var s = await Scenario.From(
            Define(Activity("ExecuteWorkflow", "Call", ("workflowDefinitionId", Lit("mid")), ("waitForCompletion", Lit("True"))), id: "top"),
            Define(Activity("ExecuteWorkflow", "Call", ("workflowDefinitionId", Lit("leaf")), ("waitForCompletion", Lit("True"))), id: "mid"),
            Define(Wf.Event("E"), id: "leaf")).StartAsync();
        Assert.Equal(3, s.Store.Instances.Count);
        Assert.Equal(CancelOutcome.Cancelled, await s.With(r => r.CancelAsync(s.InstanceId)));
        Assert.All(s.Store.Instances.Values, i => Assert.Equal((WorkflowStatus.Finished, WorkflowSubStatus.Cancelled), (i.Status, i.SubStatus)));
        Assert.Empty(s.Store.Bookmarks);
        Assert.Equal(CancelOutcome.AlreadyFinished, await s.With(r => r.CancelAsync(s.InstanceId)));
        Assert.Equal(CancelOutcome.NotFound, await s.With(r => r.CancelAsync("nobody")));
        await s.DrainAsync();
        Assert.All(s.Store.Instances.Values, i => Assert.Equal(WorkflowSubStatus.Cancelled, i.SubStatus));
    }

    [Fact]
    public async Task A_workflow_that_executes_itself_without_end_is_stopped_with_an_incident()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Activity("ExecuteWorkflow", "Call", ("workflowDefinitionId", Lit("self")))), id: "self")).StartAsync();
        Assert.Equal(16, s.Store.Instances.Count);
        Assert.Single(s.Store.Instances.Values, i => i.SubStatus == WorkflowSubStatus.Faulted);
    }

    [Fact]
    public async Task Activation_strategies_hold_a_second_start_back()
    {
        var singleton = new JsonObject { ["activationStrategyType"] = "Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime" };
        await using var s = await Scenario.From(Define(Wf.Event("E"), options: singleton)).StartAsync();
        Assert.False((await s.With(r => r.StartAsync(new StartWorkflowRequest { DefinitionId = "wf" }))).IsStarted);
        await s.EventAsync("E");
        Assert.True((await s.With(r => r.StartAsync(new StartWorkflowRequest { DefinitionId = "wf" }))).IsStarted);

        var correlated = new JsonObject { ["activationStrategyType"] = "Elsa.Workflows.Runtime.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Runtime" };
        await using var c = await Scenario.From(Define(Wf.Event("E"), options: correlated)).StartAsync(correlationId: "a");
        Assert.False((await c.With(r => r.StartAsync(new StartWorkflowRequest { DefinitionId = "wf", CorrelationId = "a" }))).IsStarted);
        Assert.True((await c.With(r => r.StartAsync(new StartWorkflowRequest { DefinitionId = "wf", CorrelationId = "b" }))).IsStarted);
        Assert.True((await c.With(r => r.StartAsync(new StartWorkflowRequest { DefinitionId = "wf" }))).IsStarted);
        Assert.True((await c.With(r => r.StartAsync(new StartWorkflowRequest { DefinitionId = "wf" }))).IsStarted);
    }

    [Fact]
    public async Task A_running_instance_stays_on_its_version_and_new_ones_take_the_published()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Wf.Event("E"), Say("Old")))).StartAsync();
        var old = s.InstanceId;
        s.Publish(Define(Sequence("S", Wf.Event("E"), Say("New"))));
        await s.StartAsync();
        Assert.Equal((1, 2), (s.Store.Instances[old].DefinitionVersion, s.Instance.DefinitionVersion));
        await s.EventAsync("E");
        Assert.Equal(["New", "Old"], s.Lines.OrderBy(l => l, StringComparer.Ordinal));
    }
}
