using System.Text.Json.Nodes;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Expressions;

/// <summary>C# and Python run on the server, so a definition that holds any is not published, and its author learns of every place at once.</summary>
public sealed class RefusedExpressionTests
{
    [Fact]
    public async Task Every_place_that_holds_host_code_is_named()
    {
        await using var world = Scenario.From();
        static JsonObject Case(string label) => new() { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "CSharp", ["value"] = "true" } };

        var issues = world.Validate(Define(Sequence("Main",
            Say("A", Expression("CSharp", "1")),
            Activity("If", "B", ("condition", Expression("Python", "True")), ("then", Say("C", Expression("CSharp", "2")))),
            Activity("FlowSwitch", "D", ("cases", new JsonArray(Case("x")))),
            Activity("DispatchWorkflow", "E", ("workflowDefinitionId", Lit("child")), ("input", Obj("""{"n":{"type":"CSharp","value":"1"}}"""))))));

        Assert.All(issues, issue => Assert.Equal("expression.host-code", issue.Code));
        Assert.Equal(
            ["Workflow1:Main:A/text", "Workflow1:Main:B/condition", "Workflow1:Main:B:C/text", "Workflow1:Main:D/cases/x", "Workflow1:Main:E/input/n"],
            issues.Select(issue => issue.Place).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("JavaScript", "let a = 1;\na.b.c", "line 2, column 5")]
    [InlineData("JavaScript", "throw new Error('no')", "line 1, column ")]
    public async Task A_script_that_fails_says_where(string type, string code, string at)
    {
        await using var world = Scenario.From(Define(Sequence("Main", Say("Print", Expression(type, code)))));

        await world.StartAsync();

        var message = Assert.Single(world.Last.Incidents).Message;
        Assert.All(["'wf'", "'Print'", "'Text'", at], part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
