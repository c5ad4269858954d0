using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions.Comparison;

namespace Orchestrator.Engine.Tests.Definitions;

public sealed class ComparisonTests
{
    [Fact]
    public void Steps_inputs_connections_and_variables_are_told_apart_from_what_was_only_moved()
    {
        var before = Document(
            """{"id":"a","type":"Elsa.WriteLine","version":1,"metadata":{"displayText":"写一行","designer":{"position":{"x":1,"y":1}}},"text":{"typeName":"String","expression":{"type":"Literal","value":"旧"}}}""",
            """{"id":"b","type":"Elsa.WriteLine","version":1,"metadata":{"designer":{"position":{"x":2,"y":2}}},"text":null}""",
            """{"id":"c","type":"Elsa.End","version":1}""",
            ("a", "Done", "b"), ("b", "Done", "c"));
        var after = Document(
            """{"id":"a","type":"Elsa.WriteLine","version":1,"metadata":{"displayText":"写一行","designer":{"position":{"x":9,"y":1}}},"text":{"typeName":null,"expression":{"type":"JavaScript","value":"1 + 1"},"memoryReference":null}}""",
            """{"id":"b","type":"Elsa.WriteLine","version":1,"metadata":{"designer":{"position":{"x":7,"y":2}}},"customProperties":{}}""",
            """{"id":"d","type":"Elsa.SetName","version":1,"value":{"expression":{"type":"Literal","value":"新"}}}""",
            ("a", "Done", "b"), ("b", "Done", "d"));
        after["variables"] = new JsonArray(new JsonObject { ["id"] = "v", ["name"] = "Amount", ["typeName"] = "Int32" });

        var difference = DefinitionComparison.Compare(before, after);

        var changed = Assert.Single(difference.Changed);
        Assert.Equal(("a", "写一行"), (changed.Step.Id, changed.Step.Caption));
        Assert.Equal([new MemberDifference("step", "text", "旧", "JavaScript: 1 + 1")], changed.Members);
        Assert.Equal("d", Assert.Single(difference.Added).Step.Id);
        Assert.Equal("c", Assert.Single(difference.Removed).Step.Id);
        Assert.Equal("d", Assert.Single(difference.Connected).To.Id);
        Assert.Equal("c", Assert.Single(difference.Disconnected).To.Id);
        Assert.Equal([new MemberDifference("variables", "Amount", null, "typeName=Int32")], difference.Data);
        Assert.Equal("b", Assert.Single(difference.Moved).Id);
        Assert.False(difference.IsLayoutOnly);
    }

    [Fact]
    public void What_was_only_moved_is_layout_and_without_a_version_before_all_is_new()
    {
        var before = Document("""{"id":"a","type":"Elsa.End","version":1,"metadata":{"designer":{"position":{"x":1,"y":1}}}}""", null, null);
        var after = Document("""{"id":"a","type":"Elsa.End","version":1,"metadata":{"designer":{"position":{"x":2,"y":1}}}}""", null, null);

        Assert.True(DefinitionComparison.Compare(before, after).IsLayoutOnly);
        Assert.Equal(["F", "a"], DefinitionComparison.Compare(null, after).Added.Select(step => step.Step.Id));
    }

    [Theory]
    [InlineData("", ""","canStartWorkflow":false,"runAsynchronously":false,"customProperties":{"canStartWorkflow":false,"runAsynchronously":false}""", true)]
    [InlineData(""","customProperties":{"canStartWorkflow":true}""", ""","canStartWorkflow":true,"customProperties":{"canStartWorkflow":true}""", true)]
    [InlineData("", ""","canStartWorkflow":true""", false)]
    public void A_flag_that_the_designer_writes_without_setting_it_is_no_change(string before, string after, bool same)
    {
        var difference = DefinitionComparison.Compare(
            Document($$"""{"id":"a","type":"Elsa.End","version":1{{before}}}""", null, null),
            Document($$"""{"id":"a","type":"Elsa.End","version":1{{after}}}""", null, null));

        if (same)
            Assert.Empty(difference.Changed);
        else
            Assert.Equal([new MemberDifference("step", "canStartWorkflow", null, "true")], Assert.Single(difference.Changed).Members);
    }

    private static JsonObject Document(string first, string? second, string? third, params (string From, string Port, string To)[] lines) => new()
    {
        ["root"] = new JsonObject
        {
            ["id"] = "F",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray([.. new[] { first, second, third }.OfType<string>().Select(json => JsonNode.Parse(json))]),
            ["connections"] = new JsonArray([.. lines.Select(line => new JsonObject { ["source"] = new JsonObject { ["activity"] = line.From, ["port"] = line.Port }, ["target"] = new JsonObject { ["activity"] = line.To, ["port"] = "In" } })]),
        },
    };
}
