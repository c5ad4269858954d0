using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Running;

public sealed class DataTests
{
    [Theory]
    [InlineData("Int32", "41", "typeof getV() + getV()", "number41")]
    [InlineData("Double", "2.5", "typeof getV() + getV()", "number2.5")]
    [InlineData("Boolean", "True", "typeof getV() + getV()", "booleantrue")]
    [InlineData("String", "007", "typeof getV() + getV()", "string007")]
    [InlineData("Decimal", "12345678901234567890.12", "typeof getV()", "number")]
    [InlineData("DateTimeOffset", "2005-04-30T00:00:00", "getV().toISOString()", "2005-04-29T16:00:00.000Z")]
    [InlineData("TimeSpan", "72:00:00", "getV()", "3.00:00:00")]
    [InlineData("Object", """{"a":[1,{"b":2}]}""", "JSON.parse(getV()).a[1].b", "2")]
    public async Task A_variable_takes_its_declared_type_at_once_and_keeps_it_over_a_wait(string type, string literal, string script, string expected)
    {
        await using var s = await Scenario.From(Define(Sequence("S", Set("Set", "V", Lit(literal)), Say("W1", Js(script)), Wf.Event("E"), Say("W2", Js(script))), variables: Variables(("V", type, null)))).StartAsync();
        await s.ResumeAsync("E");
        Assert.Equal([expected, expected], s.Lines);
    }

    [Fact]
    public async Task A_variable_without_storage_driver_survives_and_null_stays_null()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Activity("RunJavaScript", "J", ("script", Lit("setVariable('A', 'kept'); setVariable('B', null)"))), Wf.Event("E"), Say("W", Js("getA() + '/' + getB()"))), variables: Variables(("A", "String", "default"), ("B", "String", "default")))).StartAsync();
        await s.ResumeAsync("E");
        Assert.Equal(["kept/null"], s.Lines);
    }

    [Fact]
    public async Task Workflow_inputs_survive_a_wait()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Wf.Event("E"), Say("W", Js("getInput('CaseNo')"))), inputs: Inputs(("CaseNo", "String")))).StartAsync(new { CaseNo = "C-1" });
        await s.ResumeAsync("E");
        Assert.Equal(["C-1"], s.Lines);
    }

    [Fact]
    public async Task User_data_with_serializer_like_keys_survives()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Set("Set", "V", Obj("""{"$id":"1","$ref":"2","$values":[3],"_type":"x","PascalKey":{"$schema":4}}""")), Wf.Event("E"), Say("W", Js("toJson(getV())"))), variables: Variables(("V", "Object", null)))).StartAsync();
        await s.ResumeAsync("E");
        Assert.Equal(["""{"$id":"1","$ref":"2","$values":[3],"_type":"x","PascalKey":{"$schema":4}}"""], s.Lines);
    }

    [Fact]
    public async Task Exact_decimals_survive()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Set("Set", "V", Lit("12345678901234567890.12")), Wf.Event("E"), Say("W", Var("V"))), variables: Variables(("V", "Decimal", null)))).StartAsync();
        await s.ResumeAsync("E");
        Assert.Equal(["12345678901234567890.12"], s.Lines);
    }

    [Fact]
    public async Task A_value_that_does_not_fit_its_variable_is_kept_and_the_journal_says_so()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Set("Set", "V", Lit("many")), Wf.Event("E"), Say("W", Js("getV()"))), variables: Variables(("V", "Int32", "0")))).StartAsync();
        await s.ResumeAsync("E");
        Assert.Equal(["many"], s.Lines);
        Assert.Contains("\"many\" as Int32", Assert.Single(s.Store.Journal, line => line.EventName == "Value Kept").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_a_variable_that_is_not_declared_is_an_incident()
    {
        await using var s = await Scenario.From(Define(Set("Set", "Nope", Lit("1")))).StartAsync();
        Assert.Contains("not found", Assert.Single(s.Last.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_variable_hides_the_outer_one_of_the_same_name()
    {
        var inner = Sequence("In", Say("W1", Js("getVariable('X')")), Activity("RunJavaScript", "J", ("script", Lit("setVariable('X', 'changed')"))));
        inner["variables"] = new JsonArray(new JsonObject { ["id"] = "inner-x", ["name"] = "X", ["typeName"] = "String", ["value"] = "inner" });
        await using var s = await Scenario.From(Define(Sequence("Out", inner, Say("W2", Js("getVariable('X')"))), variables: Variables(("X", "String", "outer")))).StartAsync();
        Assert.Equal(["inner", "outer"], s.Lines);
    }

    [Fact]
    public async Task Outputs_go_to_variables_or_to_the_workflow()
    {
        static JsonObject To(string id) => new() { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = id } };
        await using var s = await Scenario.From(Define(Sequence("S", Activity("RunJavaScript", "A", ("script", Lit("41 + 1")), ("result", To("var-V"))), Activity("RunJavaScript", "B", ("script", Lit("'out'")), ("result", To("Answer"))), Say("W", Js("getV()"))),
            variables: Variables(("V", "Int32", null)), outputs: Inputs(("Answer", "String")))).StartAsync();
        Assert.Equal(["42"], s.Lines);
        Assert.Equal("out", s.Last.Output["Answer"]);
    }

    [Fact]
    public async Task Names_and_correlation_ids_are_set()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Activity("SetName", "N", ("value", Liquid("case {{ Input.No }}"))), Activity("Correlate", "C", ("correlationId", Js("'c-' + getInput('No')")))))).StartAsync(new { No = 7 });
        Assert.Equal(("case 7", "c-7"), (s.Instance.Name, s.Instance.CorrelationId));
    }

    [Fact]
    public async Task Complete_ends_the_workflow_with_outcomes_and_cancels_what_waits()
    {
        await using var s = await Scenario.From(Define(Flowchart([Fork("F", "L", "R"), Wf.Event("E"), Activity("Complete", "C", ("outcomes", Obj("""["Approved"]"""))), Say("never")], "F:L->E", "F:R->C", "C->never"))).StartAsync();
        Assert.Equal(WorkflowSubStatus.Finished, s.Instance.SubStatus);
        Assert.Empty(s.Lines);
        Assert.Empty(s.Store.Bookmarks);
        Assert.Contains("Approved", s.Store.Executions.Values.Single(e => e.ActivityId == "Workflow1").Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_are_converted_to_their_declared_types_at_the_start()
    {
        await using var s = await Scenario.From(Define(Say("W", Js("typeof getInput('N') + typeof getInput('S')")), inputs: Inputs(("N", "Int32"), ("S", "String")))).StartAsync(new { N = "5", S = 5 });
        Assert.Equal(["numberstring"], s.Lines);
    }
}
