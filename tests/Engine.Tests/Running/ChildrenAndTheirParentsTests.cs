using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Running;

/// <summary>What parents learn of their children, and children of their parents' end.</summary>
public sealed class ChildrenAndTheirParentsTests
{
    private static readonly string Bulk = Define(Flowchart(
        [Activity("BulkDispatchWorkflows", "Bulk", ("workflowDefinitionId", Lit("child")), ("items", Js("getInput('Items')"))), Say("Completed"), Say("Canceled"), Say("Done")],
        "Bulk:Completed->Completed", "Bulk:Canceled->Canceled", "Bulk->Done"), id: "parent");

    private static readonly string Waiting = Define(Wf.Event("E"), id: "child");

    private static List<WorkflowInstance> Children(Scenario s) => [.. s.Store.Instances.Values.Where(i => i.DefinitionId == "child").OrderBy(i => i.Id, StringComparer.Ordinal)];

    [Fact]
    public async Task A_child_that_faulted_and_was_repaired_counts_once()
    {
        var child = Define(Sequence("C", Activity("If", "If", ("condition", Js("getInput('Item') == 1")), ("then", Activity("Fault", "F")), ("else", Wf.Event("E")))), id: "child");
        await using var s = await Scenario.From(Bulk, child).StartAsync(new { Items = new[] { 1, 2 } });
        await s.DrainAsync();
        var incident = Assert.Single(s.Store.Incidents);

        Assert.Equal(RepairOutcome.Done, await s.With(r => r.SkipIncidentAsync(incident.InstanceId, incident.Id)));
        await s.DrainAsync();
        Assert.Equal(WorkflowSubStatus.Finished, s.Store.Instances[incident.InstanceId].SubStatus);
        Assert.Equal(WorkflowSubStatus.Suspended, s.Instance.SubStatus);

        await s.EventAsync("E");
        Assert.Equal(["Completed", "Done"], s.Lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_word_for_a_faulted_parent_waits_until_it_is_repaired()
    {
        var parent = Define(Sequence("S", Activity("Parallel", "P", ("activities", new System.Text.Json.Nodes.JsonArray(
            Activity("DispatchWorkflow", "Call", ("workflowDefinitionId", Lit("child")), ("waitForCompletion", Lit("True"))), Activity("Fault", "F")))), Say("After")), id: "parent");
        await using var s = await Scenario.From(parent, Waiting).StartAsync();
        await s.DrainAsync();
        await s.EventAsync("E");
        Assert.Equal((WorkflowSubStatus.Finished, WorkflowSubStatus.Faulted), (Children(s)[0].SubStatus, s.Instance.SubStatus));

        await s.With(r => r.SkipIncidentAsync(s.InstanceId, s.Last.Incidents[0].ActivityInstanceId));
        await s.DrainAsync();
        Assert.Equal("After", Assert.Single(s.Lines));
        Assert.Empty(s.Store.Queue);
    }

    [Fact]
    public async Task A_word_for_a_parent_that_waits_no_more_is_dropped()
    {
        await using var s = await Scenario.From(Define(Activity("DispatchWorkflow", "Call", ("workflowDefinitionId", Lit("child")), ("waitForCompletion", Lit("True"))), id: "parent"), Waiting).StartAsync();
        await s.DrainAsync();
        s.Store.Bookmarks.Remove(s.BookmarkOf("Call").Id);
        await s.EventAsync("E");

        Assert.Empty(s.Store.Queue);
    }

    [Fact]
    public async Task Cancelling_reaches_every_child_however_many_there_are()
    {
        await using var s = await Scenario.From(Bulk, Waiting).StartAsync(new { Items = Enumerable.Range(1, 260).ToList() });
        await s.DrainAsync();
        Assert.Equal(260, Children(s).Count);

        await s.With(r => r.CancelAsync(s.InstanceId));
        Assert.Equal(50, Children(s).Count(child => child.Status == WorkflowStatus.Finished));
        await s.DrainAsync();

        Assert.All(Children(s), child => Assert.Equal(WorkflowSubStatus.Cancelled, child.SubStatus));
        Assert.Empty(s.Store.Bookmarks);
        Assert.Empty(s.Store.Queue);
    }

    [Fact]
    public async Task What_a_cancelled_parent_has_dispatched_does_not_start()
    {
        await using var s = await Scenario.From(Bulk, Waiting).StartAsync(new { Items = new[] { 1, 2, 3 } });
        await s.With(r => r.CancelAsync(s.InstanceId));
        await s.DrainAsync();

        Assert.Empty(Children(s));
        Assert.Empty(s.Store.Queue);
    }

    [Fact]
    public async Task A_bulk_dispatch_of_which_a_child_is_cancelled_is_left_by_canceled()
    {
        await using var s = await Scenario.From(Bulk, Waiting).StartAsync(new { Items = new[] { 1, 2 } });
        await s.DrainAsync();
        await s.With(r => r.CancelAsync(Children(s)[0].Id));
        await s.DrainAsync();
        Assert.Empty(s.Lines);

        await s.EventAsync("E");
        Assert.Equal(["Canceled", "Done"], s.Lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_wait_keeps_its_id_when_the_instance_is_correlated_anew()
    {
        var definition = Define(Activity("Parallel", "P", ("activities", new System.Text.Json.Nodes.JsonArray(Wf.Event("E"), Sequence("S", Wf.Event("Go"), Activity("Correlate", "C", ("correlationId", Lit("case-7"))), Wf.Event("End"))))));
        await using var s = await Scenario.From(definition).StartAsync();
        var before = s.BookmarkOf("E");
        await s.ResumeAsync("Go");

        Assert.Equal((before.Id, "case-7"), (s.BookmarkOf("E").Id, s.BookmarkOf("E").CorrelationId));
        await s.EventAsync("E", correlationId: "case-7");
        Assert.Equal(ActivityStatus.Completed, s.StatusOf("E"));
    }
}
