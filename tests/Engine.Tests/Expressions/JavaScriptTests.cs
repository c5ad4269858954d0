using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Expressions;

public sealed class JavaScriptTests
{
    private static async Task<Scenario> Say1(string code, object? input = null, Action<EngineOptions>? configure = null) =>
        await Scenario.From(configure, Define(Say("W", Js(code)), variables: Variables(("Status", "String", "open"), ("Count", "Int32", "3"), ("List", "Object", "[1,2]"), ("案号", "String", "A-1"), ("due_date", "DateTimeOffset", "2005-04-29T16:00:00Z")),
            inputs: Inputs(("CaseNo", "String"), ("Amount", "Double")))).StartAsync(input, correlationId: "corr-7", name: "my name");

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("return 'early'; 'late'", "early")]
    [InlineData("`a${1}b`", "a1b")]
    [InlineData("getVariable('Status')", "open")]
    [InlineData("getStatus()", "open")]
    [InlineData("variables.Status", "open")]
    [InlineData("getCount() * 2", "6")]
    [InlineData("get案号()", "A-1")]
    [InlineData("variables.案号", "A-1")]
    [InlineData("getDueDate().toISOString()", "2005-04-29T16:00:00.000Z")]
    [InlineData("getVariable('due_date').getHours()", "0")]
    [InlineData("new Date().toISOString()", "2005-03-25T00:00:00.000Z")]
    [InlineData("new Date(2005, 3, 30).toISOString()", "2005-04-29T16:00:00.000Z")]
    [InlineData("Date.now()", "1111708800000")]
    [InlineData("getVariable('nothing') === null", "True")]
    [InlineData("getInput('CaseNo')", "C-1")]
    [InlineData("getCaseNo()", "C-1")]
    [InlineData("getInput('Amount') + 0.5", "150.5")]
    [InlineData("getCorrelationId()", "corr-7")]
    [InlineData("getWorkflowInstanceName()", "my name")]
    [InlineData("getWorkflowDefinitionId()", "wf")]
    [InlineData("getWorkflowDefinitionVersion()", "1")]
    [InlineData("isNullOrWhiteSpace('  ')", "True")]
    [InlineData("isNullOrEmpty('x')", "False")]
    [InlineData("toJson({a: [1, '二']})", "{\"a\":[1,\"二\"]}")]
    [InlineData("stringToBase64('深圳')", "5rex5Zyz")]
    [InlineData("stringFromBase64('5rex5Zyz')", "深圳")]
    [InlineData("newGuidString().length", "36")]
    [InlineData("parseGuid('0c9d5e8b-0000-0000-0000-000000000000')", "0c9d5e8b-0000-0000-0000-000000000000")]
    [InlineData("[1,2].map(x => x * 2)", "[2,4]")]
    [InlineData("({a: 1})", "{\"a\":1}")]
    [InlineData("JSON.parse(getVariable('List')).length", "2")]
    [InlineData("undefined", "")]
    public async Task A_script_yields(string code, string expected)
    {
        await using var s = await Say1(code, new { CaseNo = "C-1", Amount = 150 });
        Assert.Empty(s.Last.Incidents);
        Assert.Equal([expected], s.Lines);
    }

    [Fact]
    public async Task A_script_sets_variables_and_they_last()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Activity("RunJavaScript", "J", ("script", Lit("setVariable('A', 1); setB('two'); variables.C = [3]; setCorrelationId('c9'); setWorkflowInstanceName('n9');"))), Wf.Event("E"), Say("W", Js("getA() + getB() + getC()[0]"))),
            variables: Variables(("A", "Int32", "0"), ("B", "String", ""), ("C", "Object", null)))).StartAsync();
        await s.ResumeAsync("E");
        Assert.Equal(["1two3"], s.Lines);
        Assert.Equal("c9", s.Instance.CorrelationId);
        Assert.Equal("n9", s.Instance.Name);
    }

    [Fact]
    public async Task A_script_chooses_outcomes()
    {
        await using var s = await Scenario.From(Define(Flowchart([Activity("RunJavaScript", "J", ("script", Lit("setOutcomes(['A', 'B'])")), ("possibleOutcomes", Obj("""["A","B","C"]"""))), Say("WA"), Say("WB"), Say("WC")], "J:A->WA", "J:B->WB", "J:C->WC"))).StartAsync();
        Assert.Equal(["WA", "WB"], s.Lines);
    }

    [Fact]
    public async Task A_script_reads_the_output_of_an_earlier_step_even_after_a_wait()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Activity("RunJavaScript", "Calc", ("script", Lit("6 * 7"))), Wf.Event("E"), Say("W", Js("getOutputFrom('Calc') + '/' + getResultFromCalc() + '/' + getLastResult()"))))).StartAsync();
        await s.ResumeAsync("E");
        Assert.Equal(["42/42/null"], s.Lines);
    }

    [Theory]
    [InlineData("while (true) {}", "limit")]
    [InlineData("let a = []; for (;;) a.push('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'.repeat(1000) + a.length)", "limit")]
    [InlineData("function f() { return f() + 1 } f()", "limit")]
    [InlineData("/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')", "")]
    [InlineData("new Array(100000000).fill(0)", "")]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')", "System is not defined")]
    [InlineData("importNamespace('System.IO')", "importNamespace is not defined")]
    [InlineData("eval('1')", "")]
    [InlineData("new Function('return 1')()", "")]
    [InlineData("(1).constructor.constructor('return 1')()", "")]
    [InlineData("getVariable.GetType()", "")]
    [InlineData("throw new Error('no way')", "no way")]
    public async Task A_script_that_goes_too_far_is_an_incident_and_nothing_more(string code, string contains)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await using var s = await Say1(code);
        Assert.Equal(WorkflowSubStatus.Faulted, s.Last.SubStatus);
        var incident = Assert.Single(s.Last.Incidents);
        Assert.Contains(contains, incident.Message, StringComparison.Ordinal);
        Assert.Contains("'Text' of 'W' in 'wf'", incident.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task An_error_names_line_and_column()
    {
        await using var s = await Say1("let a = 1;\nlet b = 2;\n  nope(a);");
        Assert.Contains("line 3, column", Assert.Single(s.Last.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_changes_no_list_but_by_setting_it()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Set("Init", "L", Obj("[1]")), Activity("RunJavaScript", "J", ("script", Lit("getL().push(2)"))), Say("W", Js("getL().length"))), variables: Variables(("L", "Object", null)))).StartAsync();
        Assert.Equal(["1"], s.Lines);
    }

    [Fact]
    public async Task Variables_of_one_run_do_not_leak_into_the_next()
    {
        await using var s = await Scenario.From(Define(Sequence("S", Activity("RunJavaScript", "J", ("script", Lit("globalThis.leak = 1"))), Say("W", Js("typeof leak"))))).StartAsync();
        Assert.Equal(["undefined"], s.Lines);
    }

    [Fact]
    public async Task Settings_are_read_where_they_are_open_to_authors()
    {
        await using var open = await Scenario.From(o => o.ReadableSettings = name => name == "Site:Name" ? "深圳" : null, Define(Say("W", Js("getConfig('Site:Name') + getConfig('Site:None')")))).StartAsync();
        Assert.Equal(["深圳null"], open.Lines);
        await using var closed = await Scenario.From(Define(Say("W", Js("getConfig('Site:Name')")))).StartAsync();
        Assert.Contains("getConfig is not enabled", Assert.Single(closed.Last.Incidents).Message, StringComparison.Ordinal);
    }
}
