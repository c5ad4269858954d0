using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.State;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Running;

public sealed class StateTests
{
    private static async Task<JsonObject> ViewAsync(Scenario s) => s.Services.GetRequiredService<InstanceStateProjector>().Project(s.Instance, await s.GraphAsync());

    [Fact]
    public async Task The_view_has_the_shape_that_an_Elsa_server_sends()
    {
        await using var s = await Scenario.From(Define(Flowchart([Set("OpenCase", "Status", Lit("opened")), Wf.Event("EventA", "A")], "OpenCase->EventA"), variables: Variables(("Status", "String", "")))).StartAsync(correlationId: "case-1", name: "Case one");
        var view = await ViewAsync(s);
        Assert.Equal(
            ["id", "definitionId", "definitionVersionId", "definitionVersion", "correlationId", "name", "status", "subStatus", "isExecuting", "bookmarks", "incidents", "isSystem", "completionCallbacks", "activityExecutionContexts", "scheduledActivities", "executionLogSequence", "input", "output", "properties", "createdAt", "updatedAt"],
            view.Select(p => p.Key));
        var bookmark = view["bookmarks"]![0]!;
        Assert.Equal("""{"eventName":"A"}""", bookmark["payload"]!.ToJsonString());
        Assert.Equal("Workflow1:Flowchart1:EventA", (string?)bookmark["activityNodeId"]);
        var contexts = view["activityExecutionContexts"]!.AsArray();
        Assert.Equal(["Workflow1:Flowchart1:EventA", "Workflow1:Flowchart1", "Workflow1"], contexts.Select(c => (string)c!["scheduledActivityNodeId"]!));
        Assert.Equal("""{"EventName":"A"}""", contexts[0]!["activityState"]!.ToJsonString());
        Assert.Equal("""{"activitiesVisitCount":{"OpenCase":1,"EventA":1},"connectionVisitCount":{"OpenCase:Done->EventA:In":1},"connectionLastVisitFollowed":{"OpenCase:Done->EventA:In":true}}""", contexts[1]!["properties"]!["FlowScope"]!.ToJsonString(Orchestrator.Engine.Values.PlainValue.Json));
        Assert.Equal("opened", (string?)contexts[2]!["properties"]!["Variables"]!["var-Status"]);
        Assert.False(contexts[2]!.AsObject().ContainsKey("parentContextId"));
        Assert.Equal((6L, 2), ((long)view["executionLogSequence"]!, view["completionCallbacks"]!.AsArray().Count));
    }

    [Fact]
    public async Task A_finished_instance_keeps_its_root_and_says_when_it_ended()
    {
        await using var s = await Scenario.From(Define(Say("A"))).StartAsync();
        var view = await ViewAsync(s);
        Assert.Equal("Completed", (string?)Assert.Single(view["activityExecutionContexts"]!.AsArray())!["status"]);
        Assert.NotNull(view["finishedAt"]);
        Assert.Empty(view["bookmarks"]!.AsArray());
    }

    [Fact]
    public async Task Incidents_are_shown_with_their_exception()
    {
        await using var s = await Scenario.From(Define(Activity("Fault", "F", ("message", Lit("坏了"))))).StartAsync();
        var incident = Assert.Single((await ViewAsync(s))["incidents"]!.AsArray())!;
        Assert.Equal(("F", "Workflow1:F", "Elsa.Fault", "坏了"), ((string)incident["activityId"]!, (string)incident["activityNodeId"]!, (string)incident["activityType"]!, (string)incident["message"]!));
        Assert.EndsWith("FaultException", (string)incident["exception"]!["type"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_are_listed_with_defaults_and_present_values()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Set("A", "X", Lit("1")), Wf.Event("E")), variables: Variables(("X", "Int32", "0"), ("Y", "String", "dflt")))).StartAsync();
        var views = s.Services.GetRequiredService<InstanceStateProjector>().Variables(s.Instance, await s.GraphAsync());
        Assert.Equal([("var-X", "X", (object?)1L), ("var-Y", "Y", "dflt")], views.Select(v => (v.Id, v.Name, v.Value)));
        Assert.True(await s.With(r => r.SetVariablesAsync(s.InstanceId, new Dictionary<string, object?> { ["var-X"] = "9" })));
        Assert.Equal(9L, s.Variable("var-X"));
        Assert.False(await s.With(r => r.SetVariablesAsync("nobody", new Dictionary<string, object?>())));
    }

    [Fact]
    public async Task The_document_stays_small_over_a_long_life()
    {
        await using var s = await Scenario.From(Define(Flowchart([Wf.Event("Wait"), Say("A"), Say("B"), Decide("Again", "true")], "Wait->A", "A->B", "B->Again", "Again:True->Wait"))).StartAsync();
        await s.ResumeAsync("Wait");
        var early = s.Instance.State.Length;
        for (var i = 0; i < 50; i++)
            await s.ResumeAsync("Wait");
        Assert.InRange(s.Instance.State.Length, early, early + 60);
        Assert.True(early < 1600, s.Instance.State);
    }

    [Fact]
    public async Task A_later_writers_members_are_passed_over_and_a_later_format_is_refused()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Wf.Event("E"), Say("W")))).StartAsync();
        var state = JsonNode.Parse(s.Instance.State)!.AsObject();
        state["novelty"] = new JsonObject { ["x"] = 1 };
        state["contexts"]![0]!["novelty"] = 1;
        s.Instance.State = state.ToJsonString();
        Assert.True((await s.ResumeAsync("E")).IsResumed);

        await s.StartAsync();
        state = JsonNode.Parse(s.Instance.State)!.AsObject();
        state["v"] = 99;
        s.Instance.State = state.ToJsonString();
        await Assert.ThrowsAsync<StateFormatException>(() => s.ResumeAsync("E"));
        s.Instance.State = "not json";
        await Assert.ThrowsAsync<StateFormatException>(() => s.ResumeAsync("E"));
    }

    [Fact]
    public async Task A_flowchart_redrawn_under_a_running_instance_is_refused_rather_than_misread()
    {
        await using var s = await Scenario.From(Define(Flowchart([Wf.Event("E"), Say("W")], "E->W"))).StartAsync();
        var definition = s.Store.Definitions.Values.Single();
        definition.IsPublished = false;
        definition.Json = Define(Flowchart([Say("X"), Wf.Event("E"), Say("W")], "X->E", "E->W"));
        definition.Revision++;
        s.Services.GetRequiredService<GraphCache>().Evict(definition.Id);
        await Assert.ThrowsAsync<StateFormatException>(() => s.ResumeAsync("E"));
    }

    [Fact]
    public async Task Ten_steps_take_far_less_than_a_millisecond_once_warm()
    {
        var steps = Enumerable.Range(0, 10).Select(i => Set("S" + i, "X", Lit("v" + i))).ToArray();
        await using var s = Scenario.From(Define(Flowchart(steps, [.. Enumerable.Range(0, 9).Select(i => $"S{i}->S{i + 1}")]), variables: Variables(("X", "String", ""))));
        for (var i = 0; i < 200; i++)
            await s.StartAsync();
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            s.Store.Journal.Clear();
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await s.StartAsync();
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }
        Assert.True(best < TimeSpan.FromMilliseconds(1), best.ToString());
    }
}
