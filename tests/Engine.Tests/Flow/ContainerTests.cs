using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Flow;

public sealed class ContainerTests
{
    private static async Task<Scenario> Run(JsonObject root, JsonArray? variables = null) => await Scenario.From(Define(root, variables: variables)).StartAsync();

    [Fact]
    public async Task A_sequence_runs_in_order_and_remembers_its_place_over_a_wait()
    {
        await using var s = await Run(Sequence("S", Say("A"), Wf.Event("E"), Say("B")));
        Assert.Equal(["A"], s.Lines);
        await s.ResumeAsync("E");
        Assert.Equal(["A", "B"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task An_empty_sequence_completes()
    {
        await using var s = await Run(Sequence("S"));
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Theory]
    [InlineData("End")]
    [InlineData("Break")]
    [InlineData("Complete")]
    public async Task A_terminal_step_ends_the_sequence(string type)
    {
        await using var s = await Run(Sequence("S", Say("A"), Activity(type, "T"), Say("B")));
        Assert.Equal(["A"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Theory]
    [InlineData("true", "Then")]
    [InlineData("false", "Else")]
    public async Task If_runs_one_of_its_branches(string condition, string expected)
    {
        await using var s = await Run(Activity("If", "I", ("condition", Js(condition)), ("then", Say("Then")), ("else", Say("Else"))));
        Assert.Equal([expected], s.Lines);
        Assert.Contains("\"Result\":" + condition, s.Store.Executions.Values.Single(e => e.ActivityId == "I").Outputs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task If_without_the_branch_completes()
    {
        await using var s = await Run(Sequence("S", Activity("If", "I", ("condition", Lit("false")), ("then", Say("Then"))), Say("After")));
        Assert.Equal(["After"], s.Lines);
    }

    [Theory]
    [InlineData(1, 3, 1, true, "1,2,3")]
    [InlineData(1, 3, 1, false, "1,2")]
    [InlineData(3, 1, -1, true, "3,2,1")]
    [InlineData(0, 5, 2, true, "0,2,4")]
    [InlineData(5, 1, 1, true, "")]
    public async Task For_counts(int start, int end, int step, bool inclusive, string expected)
    {
        await using var s = await Run(Activity("For", "L", ("start", Lit(start)), ("end", Lit(end)), ("step", Lit(step)), ("outerBoundInclusive", Lit(inclusive ? "True" : "False")), ("body", Say("B", Js("getVariable('CurrentValue')")))));
        Assert.Equal(expected, string.Join(',', s.Lines));
    }

    [Fact]
    public async Task For_with_step_zero_is_a_clear_incident_instead_of_an_endless_loop()
    {
        await using var s = await Run(Activity("For", "L", ("start", Lit(1)), ("end", Lit(3)), ("step", Lit(0)), ("body", Say("B"))));
        Assert.Contains("must not be 0", Assert.Single(s.Last.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_keeps_its_number_a_number_over_a_wait()
    {
        await using var s = await Run(Activity("For", "L", ("start", Lit(1)), ("end", Lit(2)), ("body", Sequence("S", Wf.Event("E"), Say("B", Js("getVariable('CurrentValue') + 1"))))));
        await s.ResumeAsync("E");
        await s.ResumeAsync("E");
        Assert.Equal(["2", "3"], s.Lines);
    }

    [Fact]
    public async Task A_change_to_the_current_value_inside_the_body_survives_a_wait()
    {
        await using var s = await Run(Activity("For", "L", ("start", Lit(1)), ("end", Lit(1)), ("body",
            Sequence("S", Activity("RunJavaScript", "J", ("script", Lit("setVariable('CurrentValue', 41)"))), Wf.Event("E"), Say("B", Js("getVariable('CurrentValue') + 1"))))));
        await s.ResumeAsync("E");
        Assert.Equal(["42"], s.Lines);
    }

    [Fact]
    public async Task For_each_visits_every_item()
    {
        await using var s = await Run(Activity("ForEach", "L", ("items", Obj("""["a","b","c"]""")), ("body", Say("B", Js("getVariable('CurrentIndex') + getVariable('CurrentValue')")))));
        Assert.Equal(["0a", "1b", "2c"], s.Lines);
    }

    [Fact]
    public async Task For_each_goes_on_at_its_place_after_a_wait()
    {
        await using var s = await Run(Activity("ForEach", "L", ("items", Js("['a','b']")), ("body", Sequence("S", Wf.Event("E"), Say("B", Liquid("{{ Variables.CurrentValue }}"))))));
        await s.ResumeAsync("E");
        Assert.Equal(["a"], s.Lines);
        await s.ResumeAsync("E");
        Assert.Equal(["a", "b"], s.Lines);
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task For_each_over_nothing_completes_and_over_null_is_an_incident()
    {
        await using var empty = await Run(Activity("ForEach", "L", ("items", Obj("[]")), ("body", Say("B"))));
        Assert.Equal(WorkflowSubStatus.Finished, empty.Last.SubStatus);
        await using var none = await Run(Activity("ForEach", "L", ("body", Say("B"))));
        Assert.Equal(WorkflowSubStatus.Faulted, none.Last.SubStatus);
    }

    [Fact]
    public async Task For_each_binds_its_current_value_to_a_variable()
    {
        await using var s = await Run(Activity("ForEach", "L", ("items", Obj("[1,2]")), ("body", Say("B", Var("Item"))), ("currentValue", new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "var-Item" } })), Variables(("Item", "Object", null)));
        Assert.Equal(["1", "2"], s.Lines);
    }

    [Fact]
    public async Task Break_leaves_the_loop_and_the_sequence_in_it_only()
    {
        var body = Sequence("S", Activity("If", "I", ("condition", Js("getVariable('CurrentValue') === 2")), ("then", Activity("Break", "X"))), Say("B", Js("getVariable('CurrentValue')")));
        await using var s = await Run(Sequence("Outer", Activity("For", "L", ("start", Lit(1)), ("end", Lit(3)), ("body", body)), Say("After")));
        Assert.Equal(["1", "After"], s.Lines);
    }

    [Fact]
    public async Task While_repeats_while_its_condition_holds()
    {
        await using var s = await Run(Activity("While", "W", ("condition", Js("getN() < 3")), ("body", Sequence("S", Set("Inc", "N", Js("getN() + 1")), Say("B", Js("getN()"))))), Variables(("N", "Int32", "0")));
        Assert.Equal(["1", "2", "3"], s.Lines);
    }

    [Fact]
    public async Task A_loop_without_wait_is_stopped_by_the_guard_with_an_incident()
    {
        await using var s = await Scenario.From(o => o.MaxActivitiesPerBurst = 200, Define(Activity("While", "W", ("condition", Lit("true")), ("body", Say("B"))))).StartAsync();
        Assert.Equal(WorkflowSubStatus.Faulted, s.Last.SubStatus);
        Assert.Contains("200", Assert.Single(s.Last.Incidents).Message, StringComparison.Ordinal);
        Assert.True(s.Lines.Count < 200);
    }

    [Fact]
    public async Task While_without_body_completes()
    {
        await using var s = await Run(Activity("While", "W", ("condition", Lit("true"))));
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task Parallel_for_each_runs_all_at_once_and_ends_when_all_have()
    {
        await using var s = await Run(Sequence("S", Activity("ParallelForEach", "P", ("items", Obj("[1,2,3]")), ("body", Sequence("B", Wf.Event("E"), Say("L", Js("getVariable('CurrentValue')"))))), Say("After")));
        Assert.Equal(3, s.Store.Bookmarks.Count);
        await s.ResumeAsync("E");
        await s.ResumeAsync("E");
        Assert.DoesNotContain("After", s.Lines);
        await s.ResumeAsync("E");
        Assert.Equal(["1", "2", "3", "After"], s.Lines.OrderBy(l => l, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Parallel_waits_for_all_and_fork_may_take_the_first()
    {
        await using var parallel = await Run(Sequence("S", Activity("Parallel", "P", ("activities", new JsonArray(Wf.Event("E1"), Wf.Event("E2")))), Say("After")));
        await parallel.ResumeAsync("E2");
        Assert.Empty(parallel.Lines);
        await parallel.ResumeAsync("E1");
        Assert.Equal(["After"], parallel.Lines);
        await using var fork = await Run(Sequence("S", Activity("Fork", "P", ("joinMode", "WaitAny"), ("branches", new JsonArray(Wf.Event("E1"), Wf.Event("E2")))), Say("After")));
        await fork.ResumeAsync("E2");
        Assert.Equal(["After"], fork.Lines);
        Assert.Equal(ActivityStatus.Canceled, fork.StatusOf("E1"));
    }

    [Fact]
    public async Task One_fault_in_parallel_leaves_the_other_branches_to_go_on()
    {
        await using var s = await Scenario.From(o => o.IncidentStrategy = IncidentStrategy.ContinueWithIncidents,
            Define(Activity("Parallel", "P", ("activities", new JsonArray(Activity("Fault", "F", ("message", Lit("boom"))), Sequence("S", Wf.Event("E"), Say("B"))))))).StartAsync();
        Assert.Equal(WorkflowSubStatus.Suspended, s.Last.SubStatus);
        await s.ResumeAsync("E");
        Assert.Equal(["B"], s.Lines);
        Assert.Equal(WorkflowStatus.Running, s.Instance.Status);
        Assert.Equal(1, s.Instance.IncidentCount);
    }
}
