using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Guide;

/// <summary>The activities of docs/guides/activities.md, written as an outside author writes them: this assembly sees nothing internal of the engine.</summary>
public sealed class AuthorTests
{
    [Fact]
    public async Task A_code_activity_yields_its_outputs()
    {
        #region test
        await using var world = Scenario.From(Define(
            Sequence("Main",
                Activity("Guide.SumFines", "Sum", ("fines", Obj("[5000, 12000]")), ("result", To("Total")), ("isCapped", To("Capped"))),
                Say("Print", Js("`${getTotal()} ${getCapped()}`"))),
            variables: Variables(("Total", "Decimal", null), ("Capped", "Boolean", null))));

        await world.StartAsync();

        Assert.Equal(["15000 true"], world.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, world.Last.SubStatus);
        #endregion
    }

    [Fact]
    public async Task A_service_comes_from_the_container()
    {
        await using var world = Scenario.From(null, services => services.AddSingleton<IUnitRegister, Register>(), Define(Flowchart(
            [Activity("Guide.LookUpUnit", "Ask", ("code", Lit("SZ-1"))), Activity("Guide.LookUpUnit", "Again", ("code", Lit("SZ-2"))), Say("Registered"), Say("Stranger")],
            "Ask:Found->Again", "Ask:Unknown->Stranger", "Again:Found->Registered", "Again:Unknown->Stranger")));

        await world.StartAsync();

        Assert.Equal(["Stranger"], world.Lines);
        Assert.Contains("Looked up", world.Events("Ask"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bookmark_is_found_by_its_stimulus()
    {
        await using var world = Scenario.From(ReviewFlow());
        await world.StartAsync();

        #region decide
        var result = await world.With(runtime => runtime.SendStimulusAsync(new StimulusRequest
        {
            Name = Review.Decided,
            Payload = new ReviewStimulus("深公网监〔2005〕1号"),
            Input = new Dictionary<string, object?> { ["Approves"] = true, ["Reviewer"] = "王芳" },
        }));
        #endregion

        Assert.Equal(WorkflowSubStatus.Finished, Assert.Single(result.Resumed).SubStatus);
        Assert.Equal(["Approved"], world.Lines);
        Assert.Empty(world.Store.Bookmarks);
    }

    [Fact]
    public async Task A_bookmark_that_is_due_is_resumed_by_the_clock()
    {
        await using var world = Scenario.From(ReviewFlow());
        await world.StartAsync();

        await world.AdvanceAsync(TimeSpan.FromDays(3));

        Assert.Equal(["Expired"], world.Lines);
    }

    [Fact]
    public async Task A_trigger_starts_an_instance_and_may_stand_in_the_middle_too()
    {
        await using var world = Scenario.From(Define(Flowchart(
            [Activity("Guide.ReportReceived", "First", ("report", Lit("self-check"))).Starts(), Activity("Guide.ReportReceived", "Second", ("report", Lit("rectification"))), Say("Print", Js("getOutputFrom('First') + ' ' + getOutputFrom('Second')"))],
            "First->Second", "Second->Print")));

        var started = await ReportAsync(world, "self-check");
        await ReportAsync(world, "rectification");

        Assert.Single(started.Started);
        Assert.Equal(["SZ-1 SZ-1"], world.Lines);
    }

    [Fact]
    public async Task A_loop_schedules_its_body_with_variables_and_counts_over_a_wait()
    {
        await using var world = Scenario.From(LoopOf(Sequence("Body", Event("Wait"), Say("Say", Js("getAttempt()")))));
        await world.StartAsync();

        for (var i = 0; i < 3; i++)
            await world.EventAsync("Wait");

        Assert.Equal(["1", "2", "3", "Refused"], world.Lines);
    }

    [Fact]
    public async Task A_loop_is_ended_by_a_break()
    {
        await using var world = Scenario.From(LoopOf(Sequence("Body", Say("Say", Js("getAttempt()")), Activity("Break", "Break"))));

        await world.StartAsync();

        Assert.Equal(["1", "Refused"], world.Lines);
    }

    [Fact]
    public async Task A_callback_runs_at_once_where_the_definition_gives_no_child()
    {
        await using var world = Scenario.From(LoopOf(null));

        await world.StartAsync();

        Assert.Equal(["Refused"], world.Lines);
    }

    [Fact]
    public async Task A_container_completes_when_all_its_children_have()
    {
        await using var world = Scenario.From(ContainerOf(Say("A"), Event("B"), Say("C")));
        await world.StartAsync();
        Assert.Equal(["A", "C"], world.Lines);

        await world.EventAsync("B");

        Assert.Equal(["A", "C", "Left"], world.Lines);
    }

    [Fact]
    public async Task A_container_without_children_completes_at_once()
    {
        await using var world = Scenario.From(ContainerOf());

        await world.StartAsync();

        Assert.Equal(["Left"], world.Lines);
    }

    [Fact]
    public async Task A_complete_step_ends_the_nearest_composite_by_its_outcomes()
    {
        await using var world = Scenario.From(ContainerOf(Event("B"), Activity("Complete", "Stop", ("outcomes", Lit("Stopped")))));

        await world.StartAsync();

        Assert.Equal(["Halted"], world.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, world.Last.SubStatus);
        Assert.Equal(ActivityStatus.Canceled, world.StatusOf("B"));
    }

    [Fact]
    public async Task An_activity_that_is_no_child_cannot_be_scheduled()
    {
        await using var world = Scenario.From(Define(Sequence("Main", Activity("Guide.Stray", "Stray"), Say("After"))));

        await world.StartAsync();

        Assert.Empty(world.Lines);
        Assert.Contains("'Workflow1:Main:Stray' can schedule its own children only, and this WriteLine is none", Assert.Single(world.Last.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_reads_its_own_json_and_refuses_what_is_wrong()
    {
        static string With(string label) => Define(Flowchart(
            [Activity("Guide.FirstThatHolds", "Choose", ("cases", new JsonArray(Case("No", "1 > 2"), Case(label, "2 > 1")))), Say("Print")],
            "Choose:Yes->Print"));
        static JsonObject Case(string label, string condition) => new() { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = condition } };
        await using var world = Scenario.From(With("Yes"));

        await world.StartAsync();

        Assert.Equal(["Print"], world.Lines);
        Assert.Equal("guide.no-label", Assert.Single(world.Validate(With(""))).Code);
    }

    private static JsonObject To(string variable) => new() { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "var-" + variable } };

    private static string ReviewFlow() => Define(Flowchart(
        [Activity("Guide.Review", "Review", ("number", Lit("深公网监〔2005〕1号"))), Say("Approved"), Say("Returned"), Say("Expired")],
        "Review:Approved->Approved", "Review:Returned->Returned", "Review:Expired->Expired"));

    private static string LoopOf(JsonObject? body) => Define(Flowchart(
        [Activity("Guide.UntilAccepted", "Loop", ("body", body)), Say("Accepted"), Say("Refused")],
        "Loop:Accepted->Accepted", "Loop:Refused->Refused"));

    private static string ContainerOf(params JsonObject[] steps) => Define(Flowchart(
        [Activity("Guide.SideBySide", "Box", ("activities", new JsonArray([.. steps]))), Say("Left"), Say("Halted")],
        "Box:Done->Left", "Box:Stopped->Halted"));

    private static Task<StimulusResult> ReportAsync(Scenario world, string kind) => world.With(runtime => runtime.SendStimulusAsync(new StimulusRequest
    {
        Name = ReportReceived.Received,
        Payload = new ReportStimulus(kind),
        Input = new Dictionary<string, object?> { ["Unit"] = "SZ-1" },
    }));

    private sealed class Register : IUnitRegister
    {
        public ValueTask<string?> NameOfAsync(string code, CancellationToken cancellationToken) => new(code == "SZ-1" ? "深圳数据中心" : null);
    }
}
