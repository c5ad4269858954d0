using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Tests.Harness;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Tests.Catalog;

public sealed class DescriptorTests
{
    private static readonly Scenario World = Scenario.From();

    [Theory]
    [InlineData("Flowchart")]
    [InlineData("Sequence")]
    [InlineData("If")]
    [InlineData("Switch")]
    [InlineData("FlowDecision")]
    [InlineData("FlowSwitch")]
    [InlineData("FlowFork")]
    [InlineData("FlowJoin")]
    [InlineData("FlowNode")]
    [InlineData("Start")]
    [InlineData("End")]
    [InlineData("Finish")]
    [InlineData("Complete")]
    [InlineData("Break")]
    [InlineData("Fault")]
    [InlineData("While")]
    [InlineData("For")]
    [InlineData("ForEach")]
    [InlineData("ParallelForEach")]
    [InlineData("Parallel")]
    [InlineData("Fork")]
    [InlineData("SetVariable")]
    [InlineData("SetOutput")]
    [InlineData("SetName")]
    [InlineData("Correlate")]
    [InlineData("WriteLine")]
    [InlineData("Event")]
    [InlineData("PublishEvent")]
    [InlineData("Delay")]
    [InlineData("StartAt")]
    [InlineData("Timer")]
    [InlineData("Cron")]
    [InlineData("RunTask")]
    [InlineData("ExecuteWorkflow")]
    [InlineData("DispatchWorkflow")]
    [InlineData("RunJavaScript")]
    [InlineData("NotFoundActivity")]
    [InlineData("Workflow")]
    public void Elsas_activity_is_in_the_catalogue_in_both_languages(string name)
    {
        var zh = World.Registry.Find("Elsa." + name)!;
        var en = World.Registry.Find("Elsa." + name, culture: CultureInfo.GetCultureInfo("en-US"))!;
        Assert.Equal(("Elsa", name, 1), (zh.Namespace, zh.Name, zh.Version));
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", zh.DisplayName);
        Assert.Matches("^[A-Za-z (),]+$", en.DisplayName);
        Assert.Equal(zh.Inputs.Select(i => i.Name), en.Inputs.Select(i => i.Name));
        Assert.All(zh.Inputs, i => Assert.True(char.IsUpper(i.Name[0])));
    }

    [Theory]
    [InlineData("FlowDecision", "True,False")]
    [InlineData("FlowSwitch", "Default")]
    [InlineData("If", "Then,Else")]
    [InlineData("While", "Body")]
    [InlineData("Event", "")]
    public void Ports_are_Elsas(string name, string ports) => Assert.Equal(ports, string.Join(',', World.Registry.Find("Elsa." + name)!.Ports.Select(p => p.Name)));

    [Fact]
    public void An_authors_activity_is_described_by_its_attributes()
    {
        var zh = World.Registry.Find("Test.Ask")!;
        Assert.Equal(("询问", "等待决定", "测试"), (zh.DisplayName, zh.Description, zh.Category));
        Assert.Equal(["Approve 同意", "Reject 不同意", "Expired Expired"], zh.Ports.Select(p => $"{p.Name} {p.DisplayName}"));
        var question = zh.Inputs[0];
        Assert.Equal(("Question", "String", true, "multiline", "内容"), (question.Name, question.TypeName, question.IsWrapped, question.UiHint, question.Category));
        Assert.True(zh.Inputs.Single(i => i.Name == "Secret").IsSensitive);
        var priority = zh.Inputs.Single(i => i.Name == "Priority");
        Assert.Equal("normal", (string?)priority.DefaultValue);
        Assert.Equal("""{"dropdown":{"selectList":{"items":[{"text":"1 普通","value":"normal"},{"text":"2 紧急","value":"urgent"}],"isFlagsEnum":false,"sortItems":false}}}""", priority.UiSpecifications.ToJsonString(PlainValue.Json));
        Assert.Equal("Result", Assert.Single(zh.Outputs).Name);
        var en = World.Registry.Find("Test.Ask", culture: CultureInfo.GetCultureInfo("en"))!;
        Assert.Equal(("Ask", "Test", "Approve"), (en.DisplayName, en.Category, en.Ports[0].DisplayName));
    }

    [Fact]
    public void A_descriptor_has_the_wire_shape_that_the_designer_reads()
    {
        var json = JsonSerializer.SerializeToNode(World.Registry.Find("Elsa.FlowJoin"), PlainValue.Json)!.AsObject();
        foreach (var member in new[] { "typeName", "namespace", "name", "version", "category", "displayName", "description", "inputs", "outputs", "kind", "ports", "customProperties", "constructionProperties", "isContainer", "isBrowsable", "isStart", "isTerminal" })
            Assert.True(json.ContainsKey(member), member);
        Assert.Equal("Action", (string?)json["kind"]);
        var mode = json["inputs"]![0]!;
        Assert.Equal("WaitAny", (string?)mode["defaultValue"]);
        Assert.Equal(3, mode["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]!.AsArray().Count);
    }

    [Fact]
    public void Markers_and_terminals_are_marked()
    {
        Assert.True(World.Registry.Find("Elsa.Start")!.IsStart);
        Assert.All(new[] { "End", "Finish", "Complete", "Break" }, n => Assert.True(World.Registry.Find("Elsa." + n)!.IsTerminal));
        Assert.All(new[] { "Event", "StartAt", "Timer", "Cron" }, n => Assert.Equal(ActivityKind.Trigger, World.Registry.Find("Elsa." + n)!.Kind));
        Assert.All(new[] { "Flowchart", "Sequence" }, n => Assert.True(World.Registry.Find("Elsa." + n)!.IsContainer));
    }

    [Fact]
    public void Two_types_of_one_name_and_version_are_refused() =>
        Assert.Throws<InvalidOperationException>(() => new ActivityRegistry([typeof(Ask), typeof(Other)]));

    [Activity("Test", "x", Type = "Ask")]
    private sealed class Other : CodeActivity;
}
