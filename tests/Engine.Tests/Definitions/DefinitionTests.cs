using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Definitions;

public sealed class DefinitionTests
{
    private static IReadOnlyList<ValidationIssue> Issues(string json, Action<EngineOptions>? configure = null)
    {
        var scenario = Scenario.From(configure);
        return scenario.Services.GetRequiredService<DefinitionValidator>().Validate(json);
    }

    [Theory]
    [InlineData("", "definition.not-json")]
    [InlineData("{", "definition.not-json")]
    [InlineData("[]", "definition.not-object")]
    [InlineData("null", "definition.not-object")]
    [InlineData("\"text\"", "definition.not-object")]
    [InlineData("{}", "definition.no-root")]
    [InlineData("""{"root":null}""", "definition.no-root")]
    [InlineData("""{"root":[]}""", "definition.no-root")]
    [InlineData("""{"root":{}}""", "activity.no-type")]
    [InlineData("""{"root":{"id":"a","type":"Acme.X","version":1}}""", "activity.unknown-type")]
    [InlineData("""{"root":{"id":"a","id":"b","type":"Elsa.Start","version":1}}""", "definition.duplicate-member")]
    public void What_is_no_definition_is_said_in_both_languages(string json, string code)
    {
        var issue = Assert.Single(Issues(json));
        Assert.Equal(code, issue.Code);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", issue.Zh);
        Assert.Matches("[a-z]", issue.En);
    }

    [Fact]
    public void Size_and_depth_are_limited()
    {
        Assert.Equal("definition.too-large", Assert.Single(Issues(Define(Say("A")), o => o.MaxDefinitionBytes = 100)).Code);
        var deep = Say("A");
        for (var i = 0; i < 40; i++)
            deep = Sequence("S" + i, deep);
        Assert.Equal("definition.too-deep", Assert.Single(Issues(Define(deep.DeepClone().AsObject()))).Code);
        Assert.Empty(Issues(Define(deep), o => o.MaxDefinitionDepth = 128));
    }

    [Fact]
    public void Every_issue_is_reported_at_once_with_its_place()
    {
        var json = Define(Flowchart(
            [
                Say("A"), Say("A"), Activity("Acme.Teleport", "T"), Say("Bad", Js("let = ;")), Say("Cs", Expression("CSharp", "1+1")), Say("Py", Expression("Python", "1")), Say("Odd", Expression("Esperanto", "saluton")),
                Delay("D", "three days"), Say("L", Liquid("{% for %}")),
            ],
            "A->T", "A->Ghost", "Ghost->A"));
        var issues = Issues(json);
        Assert.Equal(
            ["activity.duplicate-id", "activity.unknown-type", "expression.host-code", "expression.host-code", "expression.script-syntax", "flowchart.dangling-connection", "flowchart.dangling-connection", "input.bad-value"],
            issues.Where(i => i.Severity == IssueSeverity.Error).Select(i => i.Code).Order(StringComparer.Ordinal));
        Assert.Equal("Workflow1:Flowchart1:Odd/text", issues.Single(i => i is { Code: "expression.unknown-type", Severity: IssueSeverity.Warning }).Place);
        Assert.Equal("Workflow1:Flowchart1:L/text", issues.Single(i => i is { Code: "expression.liquid-syntax", Severity: IssueSeverity.Warning }).Place);
        Assert.Contains("line 1, column", issues.Single(i => i.Code == "expression.script-syntax").En, StringComparison.Ordinal);
        Assert.Equal("Workflow1:Flowchart1:Bad/text", issues.Single(i => i.Code == "expression.script-syntax").Place);
        Assert.Contains("'Workflow1:Flowchart1:A'", issues.Single(i => i.Code == "activity.duplicate-id").En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pascal_case_reference_wrappers_and_flat_connections_are_understood()
    {
        const string Foreign = """
            {"$id":"1","DefinitionId":"wf","Id":"v","Name":"wf","Version":1,"Variables":{"$id":"2","$values":[{"$id":"3","Id":"v1","Name":"X","TypeName":"String","Value":"hi"}]},
             "Root":{"$id":"4","Type":"Elsa.Flowchart","Version":1,"Id":"F","Activities":{"$values":[
               {"Type":"Elsa.WriteLine","Version":1,"Id":"A","Text":{"TypeName":"String","Expression":{"Type":"JavaScript","Value":"getX()"}}},
               {"Type":"Elsa.WriteLine","Version":1,"Id":"B","Text":{"TypeName":"String","Expression":{"Type":"Literal","Value":"b"}}}]},
              "Connections":{"$values":[{"Source":"A","SourcePort":"Done","Target":"B","TargetPort":"In"}]}}}
            """;
        await using var s = await Scenario.From(Foreign).StartAsync();
        Assert.Equal(["hi", "b"], s.Lines);
    }

    [Fact]
    public async Task Lines_alone_may_be_spelled_in_Pascal_case()
    {
        const string Mixed = """
            {"definitionId":"wf","id":"v","name":"wf","version":1,"root":{"type":"Elsa.Sequence","version":1,"id":"S","activities":[{"type":"Elsa.Flowchart","version":1,"id":"F","activities":[
               {"type":"Elsa.WriteLine","version":1,"id":"A","text":{"typeName":"String","expression":{"type":"Literal","value":"a"}}},
               {"type":"Elsa.WriteLine","version":1,"id":"B","text":{"typeName":"String","expression":{"type":"Literal","value":"b"}}}],
              "connections":[{"Source":{"Activity":"A","Port":"Done"},"target":{"Activity":"B","port":"In"}}]}]}}
            """;
        await using var s = await Scenario.From(Mixed).StartAsync();
        Assert.Equal(["a", "b"], s.Lines);
    }

    [Fact]
    public async Task Bare_scalars_missing_expressions_and_nulls_are_read_as_Elsa_does()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Activity("WriteLine", "A", ("text", "bare")), Activity("WriteLine", "B", ("text", new JsonObject { ["typeName"] = "String" })), Activity("WriteLine", "C", ("text", null)), Activity("WriteLine", "D", ("text", 5))))).StartAsync();
        Assert.Equal(["bare", "", "", "5"], s.Lines);
    }

    [Fact]
    public async Task A_not_found_step_whose_type_is_back_runs_as_the_original()
    {
        var parked = Activity("NotFoundActivity", "W", ("missingTypeName", "Elsa.WriteLine"), ("originalActivityJson", Say("W", Lit("back")).ToJsonString()));
        await using var s = await Scenario.From(Define(parked)).StartAsync();
        Assert.Equal(["back"], s.Lines);
    }

    [Fact]
    public void Steps_without_id_get_one_and_variables_too()
    {
        var json = Define(Activity("Sequence", "S", ("activities", new JsonArray(new JsonObject { ["type"] = "Elsa.WriteLine", ["version"] = 1 }, new JsonObject { ["type"] = "Elsa.WriteLine", ["version"] = 1 }))));
        Assert.Equal(["Workflow1:S:WriteLine1", "Workflow1:S:WriteLine2"], Issues(json).Select(i => i.Place));
    }

    [Fact]
    public void An_unknown_version_of_a_known_type_is_served_by_the_latest()
    {
        var json = Say("A");
        json["version"] = 7;
        Assert.Empty(Issues(Define(json)));
    }

    [Fact]
    public async Task Workflows_that_execute_each_other_in_a_circle_are_named()
    {
        await using var s = Scenario.From(
            Define(Activity("ExecuteWorkflow", "C", ("workflowDefinitionId", Lit("b"))), id: "a"),
            Define(Activity("ExecuteWorkflow", "C", ("workflowDefinitionId", Lit("c"))), id: "b"),
            Define(Activity("ExecuteWorkflow", "C", ("workflowDefinitionId", Lit("a"))), id: "c"));
        var validator = s.Services.GetRequiredService<DefinitionValidator>();
        var issue = Assert.Single(await validator.ValidateAsync(s.Store.Definitions["a:v1"].Json, "a", s.Store));
        Assert.Equal("definition.cyclic-reference", issue.Code);
        Assert.Contains("a → b → c → a", issue.En, StringComparison.Ordinal);
        var missing = Assert.Single(await validator.ValidateAsync(Define(Activity("ExecuteWorkflow", "C", ("workflowDefinitionId", Lit("nobody"))), id: "x"), "x", s.Store));
        Assert.Equal(("definition.missing-reference", IssueSeverity.Warning), (missing.Code, missing.Severity));
    }

    [Fact]
    public void Node_ids_are_written_into_every_activity_wherever_it_stands()
    {
        var document = JsonNode.Parse(Define(Flowchart("F", [Activity("If", "I", ("then", Sequence("S", Say("A")))), Activity("Switch", "W", ("cases", new JsonArray(new JsonObject { ["label"] = "x", ["activity"] = Say("B") }))), Activity("Acme.Box", "Q", ("inner", Say("C")))])))!.AsObject();
        NodeIds.Assign(document);
        foreach (var nodeId in new[] { "Workflow1:F", "Workflow1:F:I:S:A", "Workflow1:F:W:B", "Workflow1:F:Q:C" })
            Assert.Equal(nodeId, (string?)NodeIds.Find(document["root"], nodeId)?["nodeId"]);
        Assert.Null(NodeIds.Find(document["root"], "Workflow1:F:nope"));
    }

    [Fact]
    public async Task The_limit_on_the_cache_drops_graphs_but_not_instances()
    {
        await using var s = Scenario.From(o => o.GraphCacheSize = 2, Define(Sequence("S", Wf.Event("E"), Say("W"))));
        await s.StartAsync();
        for (var i = 0; i < 5; i++)
            s.Publish(Define(Say("X"), id: "other" + i));
        await s.EventAsync("E");
        Assert.Equal(["W"], s.Lines);
    }
}
