using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Expressions;

public sealed class LiquidTests
{
    private static async Task<Scenario> Render(string template, Action<EngineOptions>? configure = null) =>
        await Scenario.From(configure, Define(Say("W", Liquid(template)), variables: Variables(("Unit", "String", "<网吧> & Co"), ("Due", "DateTimeOffset", "2005-04-29T16:00:00Z"), ("N", "Int32", "3"))))
            .StartAsync(new { CaseNo = "C-1", Owner = new Dictionary<string, object?> { ["Name"] = "李", ["Tags"] = new[] { "a", "b" } } }, correlationId: "corr-7");

    [Theory]
    [InlineData("{{ Variables.Unit }}", "<网吧> & Co")]
    [InlineData("{{ Variables.N | plus: 1 }}", "4")]
    [InlineData("{{ Variables.Due | date: '%Y年%-m月%-d日 %H:%M' }}", "2005年4月30日 00:00")]
    [InlineData("{{ Input.CaseNo }}/{{ CorrelationId }}/{{ WorkflowDefinitionId }}/{{ WorkflowDefinitionVersion }}", "C-1/corr-7/wf/1")]
    [InlineData("{{ Input.Owner.Name }}: {% for t in Input.Owner.Tags %}{{ t }};{% endfor %}", "李: a;b;")]
    [InlineData("{{ '深圳' | base64 }}", "5rex5Zyz")]
    [InlineData("{{ 'now' | date: '%Y-%m-%d %H:%M' }}", "2005-03-25 08:00")]
    [InlineData("{{ Variables.Missing }}", "")]
    [InlineData("plain", "plain")]
    [InlineData("{{ Input.Owner | json }}", "{\"Name\":\"李\",\"Tags\":[\"a\",\"b\"]}")]
    public async Task A_template_renders(string template, string expected)
    {
        await using var s = await Render(template);
        Assert.Empty(s.Last.Incidents);
        Assert.Equal([expected], s.Lines);
    }

    [Theory]
    [InlineData("{% for i in (1..100000000) %}x{% endfor %}")]
    [InlineData("{% for i in (1..10000) %}{% for j in (1..10000) %}{% endfor %}{% endfor %}")]
    public async Task A_template_that_never_ends_is_an_incident(string template)
    {
        await using var s = await Render(template);
        Assert.Equal(WorkflowSubStatus.Faulted, s.Last.SubStatus);
    }

    [Theory]
    [InlineData("a\n  {{ 'x' | date: '%0999d' }}", "line 2, column 3")]
    [InlineData("{% raw %}{{ x }}{% endraw %}\n{% if true %}{{ 1 }}\n{% for i in (1..9) %}{{ i | date: '%0999d' }}{% endfor %}{% endif %}", "line 3, column 22")]
    [InlineData("{% assign a = 1 %}{% comment %}{% assign b = 2 %}{% endcomment %}\n{% unless a %}{% assign c = 3 %}{% endunless %}\n\n {% assign d = 'x' | date: '%0999d' %}", "line 4, column 2")]
    public async Task A_template_that_fails_says_where(string template, string place)
    {
        await using var s = await Render(template);
        Assert.Contains(place, Assert.Single(s.Last.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_read_where_they_are_open_to_authors()
    {
        await using var s = await Render("{{ Configuration.Site.Name }}|{{ Configuration.Site.None }}|{% if Configuration.Site.Name %}yes{% endif %}",
            o => o.ReadableSettings = name => name == "Site:Name" ? "深圳" : null);
        Assert.Equal(["深圳||yes"], s.Lines);
    }

    [Fact]
    public async Task Output_is_bounded()
    {
        await using var s = await Render("{% for i in (1..1000) %}0123456789{% endfor %}", o => o.LiquidMaxOutput = 1000);
        Assert.Contains("longer than 1000", Assert.Single(s.Last.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_does_not_parse_is_reported_before_it_runs_and_prints_what_is_wrong_when_it_does()
    {
        var json = Define(Say("W", Liquid("{% if %} {{ ")));
        await using var s = await Scenario.From(json).StartAsync();
        Assert.Equal(WorkflowSubStatus.Finished, s.Last.SubStatus);
        Assert.Contains("at (1:", Assert.Single(s.Lines), StringComparison.Ordinal);
        Assert.Equal("expression.liquid-syntax", Assert.Single(s.Validate(json)).Code);
    }
}
