using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Running;

/// <summary>A parent never waits for a child that cannot come.</summary>
public sealed class ChildrenThatDoNotStartTests
{
    private static readonly JsonObject Singleton = new() { ["activationStrategyType"] = "Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime" };

    private static JsonObject Call(string type) => Activity(type, "Call", ("workflowDefinitionId", Lit("child")), ("waitForCompletion", Lit("True")));

    private static string Parent(string type) => Define(Sequence("S", Call(type), Say("After")), id: "parent");

    private static string Child(JsonObject? options = null) => Define(Wf.Event("E"), id: "child", options: options);

    private static JsonObject Bulk(string items) => Activity("BulkDispatchWorkflows", "Bulk", ("workflowDefinitionId", Lit("child")), ("items", Obj(items)), ("childCompleted", Say("Good")), ("childFaulted", Say("Bad")));

    [Fact]
    public async Task A_refused_dispatch_is_the_parents_incident_and_a_retry_dispatches_anew()
    {
        await using var s = await Scenario.From(Parent("DispatchWorkflow"), Child((JsonObject)Singleton.DeepClone())).StartAsync(definitionId: "child");
        await s.StartAsync();
        await s.DrainAsync();

        var incident = Assert.Single(s.Store.Incidents);
        Assert.Equal((s.InstanceId, "Call"), (incident.InstanceId, incident.ActivityId));
        Assert.Contains("activation strategy of 'child'", incident.Message, StringComparison.Ordinal);

        await s.EventAsync("E");
        Assert.Equal(RepairOutcome.Done, await s.With(r => r.RetryIncidentAsync(s.InstanceId, incident.Id)));
        await s.DrainAsync();
        Assert.Equal(WorkflowSubStatus.Suspended, s.Instance.SubStatus);
        await s.EventAsync("E");
        Assert.Equal((WorkflowSubStatus.Finished, "After"), (s.Instance.SubStatus, Assert.Single(s.Lines)));
    }

    [Fact]
    public async Task A_refused_execution_is_an_incident_and_not_done()
    {
        await using var s = await Scenario.From(Parent("ExecuteWorkflow"), Child((JsonObject)Singleton.DeepClone())).StartAsync(definitionId: "child");
        await s.StartAsync();

        Assert.Contains("activation strategy of 'child'", Assert.Single(s.Last.Incidents).Message, StringComparison.Ordinal);
        Assert.Empty(s.Lines);
    }

    [Fact]
    public async Task A_dispatch_whose_payload_is_damaged_is_the_parents_incident_and_a_retry_dispatches_anew()
    {
        await using var s = await Scenario.From(Parent("DispatchWorkflow"), Child()).StartAsync();
        Damage(s.Store);
        await s.DrainWithRetriesAsync();

        var incident = Assert.Single(s.Store.Incidents);
        Assert.Equal((s.InstanceId, "Call"), (incident.InstanceId, incident.ActivityId));
        Assert.Contains("cannot be read", incident.Message, StringComparison.Ordinal);
        Assert.Empty(s.Store.Queue);

        Assert.Equal(RepairOutcome.Done, await s.With(r => r.RetryIncidentAsync(s.InstanceId, incident.Id)));
        await s.DrainAsync();
        await s.EventAsync("E");
        Assert.Equal((WorkflowSubStatus.Finished, "After"), (s.Instance.SubStatus, Assert.Single(s.Lines)));
    }

    [Fact]
    public async Task A_damaged_payload_of_one_of_many_children_counts_as_faulted()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Bulk("[1,2]"), Say("After")), id: "parent"), Child()).StartAsync();
        Damage(s.Store);
        await s.DrainWithRetriesAsync();
        await s.EventAsync("E");

        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
        Assert.Equal(["After", "Bad", "Good"], s.Lines.Order(StringComparer.Ordinal));
    }

    private static void Damage(MemoryStore store)
    {
        var item = store.Queue[0];
        store.Queue[0] = new QueuedStimulus { Id = item.Id, Kind = item.Kind, AwaitedBy = item.AwaitedBy, Payload = item.Payload[..(item.Payload.Length / 2)], CreatedAt = item.CreatedAt, NotBefore = item.NotBefore };
    }

    [Fact]
    public async Task A_dispatch_that_is_given_up_is_the_parents_incident()
    {
        await using var s = await Scenario.From(Parent("DispatchWorkflow"), Child()).StartAsync();
        s.Store.Definitions.Remove("child:v1");
        await s.DrainWithRetriesAsync();

        var incident = Assert.Single(s.Store.Incidents);
        Assert.Equal((s.InstanceId, "Call"), (incident.InstanceId, incident.ActivityId));
        Assert.Contains("child", incident.Message, StringComparison.Ordinal);
        Assert.Empty(s.Store.Queue);
    }

    [Fact]
    public async Task A_dispatch_for_which_nobody_waits_stays_as_a_dead_letter()
    {
        var parent = Define(Activity("DispatchWorkflow", "Call", ("workflowDefinitionId", Lit("child"))), id: "parent");
        await using var s = await Scenario.From(parent, Child()).StartAsync();
        s.Store.Definitions.Remove("child:v1");
        await s.DrainWithRetriesAsync();

        Assert.True(Assert.Single(s.Store.Queue).IsDead);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Fact]
    public async Task A_child_that_is_refused_counts_as_faulted_among_many()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Bulk("[1,2,3]"), Say("After")), id: "parent"), Child((JsonObject)Singleton.DeepClone())).StartAsync();
        await s.DrainAsync();
        Assert.Equal(["Bad", "Bad"], s.Lines);

        await s.EventAsync("E");
        Assert.Equal(["Bad", "Bad", "Good", "After"], s.Lines);
        Assert.Contains(s.Store.Journal, line => line is { ActivityId: "Bulk", EventName: "Child not started" });
    }
}
