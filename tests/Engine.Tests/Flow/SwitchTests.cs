using System.Text.Json.Nodes;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Flow;

public sealed class SwitchTests
{
    private static JsonArray Cases(params (string Label, string Condition, JsonObject? Branch)[] cases) =>
        [.. cases.Select(c => new JsonObject { ["label"] = c.Label, ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = c.Condition }, ["activity"] = c.Branch })];

    [Theory]
    [InlineData(1, "One")]
    [InlineData(2, "Two")]
    [InlineData(9, "Other")]
    public async Task A_flow_switch_takes_the_first_case_that_holds_or_the_default(int value, string expected)
    {
        var json = Define(Flowchart(
            [Activity("FlowSwitch", "S", ("cases", Cases(("one", "getInput('X') == 1", null), ("two", "getInput('X') <= 2", null)))), Say("One"), Say("Two"), Say("Other")],
            "S:one->One", "S:two->Two", "S:Default->Other"), inputs: Inputs(("X", "Int32")));
        await using var s = await Scenario.From(json).StartAsync(new { X = value });
        Assert.Equal([expected], s.Lines);
    }

    [Fact]
    public async Task A_flow_switch_that_matches_any_takes_every_case_that_holds()
    {
        var json = Define(Flowchart(
            [Activity("FlowSwitch", "S", ("cases", Cases(("a", "true", null), ("b", "false", null), ("c", "true", null))), ("mode", Lit("MatchAny"))), Say("A"), Say("B"), Say("C")],
            "S:a->A", "S:b->B", "S:c->C"));
        await using var s = await Scenario.From(json).StartAsync();
        Assert.Equal(["A", "C"], s.Lines);
    }

    [Theory]
    [InlineData("MatchFirst", "A")]
    [InlineData("MatchAny", "A,C")]
    public async Task A_switch_runs_the_branches_that_hold(string mode, string expected)
    {
        var json = Define(Activity("Switch", "S", ("cases", Cases(("a", "true", Say("A")), ("b", "false", Say("B")), ("c", "true", Say("C")))), ("mode", Lit(mode)), ("default", Say("D"))));
        await using var s = await Scenario.From(json).StartAsync();
        Assert.Equal(expected, string.Join(',', s.Lines));
    }

    [Fact]
    public async Task A_switch_without_match_runs_its_default()
    {
        await using var s = await Scenario.From(Define(Activity("Switch", "S", ("cases", Cases(("a", "false", Say("A")))), ("default", Say("D"))))).StartAsync();
        Assert.Equal(["D"], s.Lines);
    }

    [Fact]
    public async Task A_matching_case_without_branch_keeps_the_default_from_running()
    {
        await using var s = await Scenario.From(Define(Activity("Switch", "S", ("cases", Cases(("a", "true", null))), ("default", Say("D"))))).StartAsync();
        Assert.Empty(s.Lines);
        Assert.Equal(Persistence.WorkflowSubStatus.Finished, s.Last.SubStatus);
    }

    [Fact]
    public async Task A_fork_follows_all_branches()
    {
        await using var s = await Scenario.From(Define(Flowchart([Fork("F", "x", "y"), Say("X"), Say("Y")], "F:x->X", "F:y->Y"))).StartAsync();
        Assert.Equal(["X", "Y"], s.Lines);
    }

    [Fact]
    public async Task A_flow_node_completes_with_its_body()
    {
        await using var s = await Scenario.From(Define(Flowchart([Activity("FlowNode", "N", ("body", Wf.Event("E"))), Say("After")], "N->After"))).StartAsync();
        Assert.Empty(s.Lines);
        await s.ResumeAsync("E");
        Assert.Equal(["After"], s.Lines);
    }
}
