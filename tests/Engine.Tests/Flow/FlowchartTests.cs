using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Flow;

public sealed class FlowchartTests
{
    private static async Task<Scenario> Run(JsonObject[] steps, params string[] connections) => await Scenario.From(Define(Flowchart(steps, connections))).StartAsync();

    [Fact]
    public async Task Steps_run_along_their_connections()
    {
        await using var s = await Run([Say("B"), Say("A"), Say("C")], "A->B", "B->C");
        Assert.Equal(["A", "B", "C"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task An_empty_flowchart_completes()
    {
        await using var s = await Run([]);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task The_start_marker_wins_over_the_first_step_and_over_a_trigger()
    {
        await using var s = await Run([Say("A"), Wf.Event("T").Starts(), Activity("Start", "S"), Say("B")], "S->B");
        Assert.Equal(["B"], s.Lines);
    }

    [Fact]
    public async Task Without_marker_a_step_that_can_start_the_workflow_is_the_start()
    {
        await using var s = await Run([Say("A"), Say("B").Starts()]);
        Assert.Equal(["B"], s.Lines);
    }

    [Fact]
    public async Task Both_sides_of_a_fork_run_and_the_implicit_join_waits_for_both()
    {
        await using var s = await Run([Say("A"), Say("B"), Say("C"), Say("D")], "A->B", "A->C", "B->D", "C->D");
        Assert.Equal(["A", "B", "C", "D"], s.Lines);
    }

    [Theory]
    [InlineData("true", "Yes")]
    [InlineData("false", "No")]
    public async Task A_decision_takes_one_way_and_the_join_does_not_wait_for_the_other(string condition, string taken)
    {
        await using var s = await Run([Decide("D", condition), Say("Yes"), Say("No"), Say("After")], "D:True->Yes", "D:False->No", "Yes->After", "No->After");
        Assert.Equal([taken, "After"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task A_dead_path_is_carried_through_several_steps_to_the_join()
    {
        await using var s = await Run(
            [Fork("F", "L", "R"), Say("L1"), Decide("D", "false"), Say("R1"), Say("R2"), Say("R3"), Say("J")],
            "F:L->L1", "F:R->D", "D:True->R1", "R1->R2", "R2->R3", "L1->J", "R3->J");
        Assert.Equal(["L1", "J"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task A_step_is_skipped_when_none_of_its_paths_was_taken()
    {
        await using var s = await Run([Decide("D", "true"), Say("A"), Say("B"), Say("C")], "D:False->A", "D:False->B", "A->C", "B->C");
        Assert.Empty(s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    public async Task A_join_waits_for_both_branches_over_a_suspension(string mode)
    {
        await using var s = await Run([Fork("F", "L", "R"), Wf.Event("L1"), Wf.Event("R1"), Join("J", mode), Say("After")], "F:L->L1", "F:R->R1", "L1->J", "R1->J", "J->After");
        await s.ResumeAsync("R1");
        Assert.Empty(s.Lines);
        await s.ResumeAsync("L1");
        Assert.Equal(["After"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task A_wait_any_join_goes_on_with_the_first_branch_and_cancels_the_other()
    {
        await using var s = await Run([Fork("F", "L", "R"), Wf.Event("L1"), Wf.Event("R1"), Say("R2"), Join("J", "WaitAny"), Say("After")], "F:L->L1", "F:R->R1", "R1->R2", "L1->J", "R2->J", "J->After");
        await s.ResumeAsync("L1");
        Assert.Equal(["After"], s.Lines);
        Assert.Equal(ActivityStatus.Canceled, s.StatusOf("R1"));
        Assert.Empty(s.Store.Bookmarks);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task A_wait_any_join_cancels_a_container_that_waits_inside()
    {
        await using var s = await Run(
            [Fork("F", "L", "R"), Wf.Event("L1"), Sequence("Box", Say("in"), Wf.Event("Deep")), Join("J", "WaitAny"), Say("After")],
            "F:L->L1", "F:R->Box", "L1->J", "Box->J", "J->After");
        await s.ResumeAsync("L1");
        Assert.Equal(["in", "After"], s.Lines);
        Assert.Equal(ActivityStatus.Canceled, s.StatusOf("Deep"));
        Assert.Equal(ActivityStatus.Canceled, s.StatusOf("Box"));
        Assert.Empty(s.Last.Incidents);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task A_wait_any_join_reached_before_its_sibling_has_started_runs_once()
    {
        await using var s = await Run([Fork("F", "L", "R"), Say("L1"), Say("S1"), Wf.Event("R1"), Join("J", "WaitAny"), Say("After")], "F:L->L1", "F:R->S1", "S1->R1", "L1->J", "R1->J", "J->After");
        Assert.Equal(1, s.Lines.Count(l => l == "After"));
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
        Assert.Empty(s.Store.Bookmarks);
    }

    [Fact]
    public async Task A_wait_all_join_is_skipped_when_a_branch_was_not_taken()
    {
        await using var s = await Run([Fork("F", "L", "R"), Say("L1"), Decide("D", "false"), Join("J", "WaitAll"), Say("After")], "F:L->L1", "F:R->D", "D:True->J", "L1->J", "J->After");
        Assert.Equal(["L1"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task A_connection_back_repeats_the_steps_between()
    {
        var variables = Variables(("N", "Int32", "0"));
        await using var s = await Scenario.From(Define(Flowchart(
            [Set("Count", "N", Js("getN() + 1")), Say("Body", Js("getN()")), Decide("More", "getN() < 3"), Say("End")],
            "Count->Body", "Body->More", "More:True->Count", "More:False->End"), variables: variables)).StartAsync();
        Assert.Equal(["1", "2", "3", "End"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task A_loop_over_a_suspended_step_repeats_and_ends()
    {
        await using var s = await Run([Wf.Event("Wait"), Decide("Again", "getInput('Again') === true"), Say("End")], "Wait->Again", "Again:True->Wait", "Again:False->End");
        await s.ResumeAsync("Wait", new { Again = true });
        await s.ResumeAsync("Wait", new { Again = true });
        Assert.Empty(s.Lines);
        await s.ResumeAsync("Wait", new { Again = false });
        Assert.Equal(["End"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task Nested_loops_with_waits_run_every_round()
    {
        // The inner loop re-enters a waiting step by a connection back; the outer one enters it again going forward.
        await using var s = await Scenario.From(Define(Flowchart(
            [Set("Outer", "O", Js("getO() + 1")), Wf.Event("Wait"), Set("Inner", "I", Js("getI() + 1")), Decide("MoreInner", "getI() % 2 === 1"), Decide("MoreOuter", "getO() < 3"), Say("End", Js("getO() + '/' + getI()"))],
            "Outer->Wait", "Wait->Inner", "Inner->MoreInner", "MoreInner:True->Wait", "MoreInner:False->MoreOuter", "MoreOuter:True->Outer", "MoreOuter:False->End"),
            variables: Variables(("O", "Int32", "0"), ("I", "Int32", "0")))).StartAsync();
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(WorkflowSubStatus.Suspended, s.Last.SubStatus);
            await s.ResumeAsync("Wait");
        }
        Assert.Equal(["3/6"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task A_connection_back_that_leaves_a_branch_in_the_air_is_an_incident_and_a_warning_beforehand()
    {
        var json = Define(Flowchart([Say("A"), Say("B"), Say("C"), Say("D")], "A->B", "A->C", "B->D", "C->D", "D->B"));
        await using var s = await Scenario.From(json).StartAsync();
        Assert.Contains("Invalid backward connection", Assert.Single(s.Last.Incidents).Message, StringComparison.Ordinal);
        Assert.Contains(s.Validate(json), i => i.Code == "flowchart.backward-connection");
    }

    [Theory]
    [InlineData("End")]
    [InlineData("Break")]
    public async Task A_terminal_step_ends_the_flowchart_and_cancels_what_waits(string type)
    {
        await using var s = await Run([Fork("F", "L", "R"), Wf.Event("L1"), Say("R1"), Activity(type, "T")], "F:L->L1", "F:R->R1", "R1->T");
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
        Assert.Equal(ActivityStatus.Canceled, s.StatusOf("L1"));
        Assert.Empty(s.Store.Bookmarks);
    }

    [Fact]
    public async Task A_nested_flowchart_ends_alone_and_the_outer_goes_on()
    {
        await using var s = await Run([Flowchart("Inner", [Say("I1"), Activity("End", "IE")], "I1->IE"), Say("Out")], "Inner->Out");
        Assert.Equal(["I1", "Out"], s.Lines);
    }

    [Fact]
    public async Task Finish_ends_the_whole_instance()
    {
        await using var s = await Run([Fork("F", "L", "R"), Wf.Event("L1"), Sequence("Box", Activity("Finish", "X"), Say("never")), Say("neither")], "F:L->L1", "F:R->Box", "Box->neither");
        Assert.Empty(s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
        Assert.Empty(s.Store.Bookmarks);
    }

    [Fact]
    public async Task A_port_that_was_not_the_outcome_is_not_followed()
    {
        await using var s = await Run([Say("A"), Say("B")], "A:Other->B");
        Assert.Equal(["A"], s.Lines);
    }

    [Fact]
    public async Task Two_branches_resumed_at_once_both_count()
    {
        await using var s = await Run([Fork("F", "L", "R"), Wf.Event("L1", "E"), Wf.Event("R1", "E"), Join("J", "WaitAll"), Say("After")], "F:L->L1", "F:R->R1", "L1->J", "R1->J", "J->After");
        await s.EventAsync("E");
        Assert.Equal(["After"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
    }

    [Theory]
    [InlineData("T1", "A")]
    [InlineData("T2", "B")]
    public async Task Each_of_two_triggers_starts_its_own_path_and_keeps_it_after_a_wait(string trigger, string line)
    {
        await using var s = Scenario.From(Define(Flowchart([Wf.Event("T1").Starts(), Wf.Event("T2").Starts(), Delay("D1", "01:00:00"), Delay("D2", "01:00:00"), Say("A"), Say("B")], "T1->D1", "D1->A", "T2->D2", "D2->B")));
        await s.EventAsync(trigger);
        await s.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Equal([line], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Store.Instances.Values.Single().SubStatus);
    }

    [Fact]
    public async Task Many_diamonds_in_a_row_with_a_way_back_are_planned_in_no_time()
    {
        var steps = new List<JsonObject> { Say("S0") };
        var connections = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            steps.AddRange([Say($"L{i}"), Say($"R{i}"), Say($"S{i + 1}")]);
            connections.AddRange([$"S{i}->L{i}", $"S{i}->R{i}", $"L{i}->S{i + 1}", $"R{i}->S{i + 1}"]);
        }
        steps.AddRange([Decide("Back", "false"), Say("End")]);
        connections.AddRange(["S40->Back", "Back:True->S0", "Back:False->End"]);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await using var s = await Run([.. steps], [.. connections]);
        Assert.Equal("End", s.Lines[^1]);
        Assert.Equal(122, s.Lines.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task A_step_that_no_path_reaches_is_reported_and_does_not_run()
    {
        var json = Define(Flowchart([Say("A"), Say("B"), Say("X"), Say("Y")], "A->B", "X->Y", "Y->X"));
        await using var s = await Scenario.From(json).StartAsync();
        Assert.Equal(["A", "B"], s.Lines);
        Assert.Equal(2, s.Validate(json).Count(i => i.Code == "flowchart.unreachable"));
    }
}
