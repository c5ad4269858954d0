using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Expressions;

/// <summary>Templates that attack the server. Each is one incident that names workflow, step and input; the process lives and has spent little.</summary>
public sealed class LiquidBoundTests
{
    private const long MaxBytes = 160L << 20;
    private const string Big = "{% assign s = 'x' %}{% for i in (1..19) %}{% assign s = s | append: s %}{% endfor %}";

    [Theory]
    [InlineData("{% for i in (1..100000000) %}x{% endfor %}")]
    [InlineData("{% for i in (1..10000) %}{% for j in (1..10000) %}{% endfor %}{% endfor %}")]
    [InlineData("{% tablerow i in (1..100000000) %}x{% endtablerow %}")]
    [InlineData("{% assign s = 'x' %}{% for i in (1..40) %}{% assign s = s | append: s %}{% endfor %}{{ s | size }}")]
    [InlineData("{% assign s = 'x' %}{% for i in (1..40) %}{% capture s %}{{ s }}{{ s }}{% endcapture %}{% endfor %}{{ s | size }}")]
    [InlineData(Big + "{% capture c %}{% for i in (1..9999) %}{{ s }}{% endfor %}{% endcapture %}{{ c | size }}")]
    [InlineData(Big + "{% for i in (1..9999) %}{% assign t = s | upcase %}{% endfor %}")]
    [InlineData(Big + "{{ s | replace: 'x', s | size }}")]
    [InlineData(Big + "{% assign t = (1..9999) | join: s %}{{ t | size }}")]
    [InlineData(Big + "{{ s }}{{ s }}")]
    [InlineData("{% assign a = (1..9) %}{% for i in (1..30) %}{% assign a = a | concat: a %}{% endfor %}{{ a | size }}")]
    [InlineData("{{ 'now' | date: '%999999999d' }}")]
    [InlineData("{{ 1 | divided_by: 0 }}")]
    public async Task An_attack_is_an_incident_and_nothing_more(string template)
    {
        await using var s = Scenario.From(Define(Say("W", Liquid(template))));
        var before = GC.GetAllocatedBytesForCurrentThread();
        await s.StartAsync();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxBytes);
        Assert.Equal(WorkflowSubStatus.Faulted, s.Last.SubStatus);
        Assert.Contains("'Text' of 'W' in 'wf'", Assert.Single(s.Last.Incidents).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{% if true %}", "{% endif %}")]
    [InlineData("{%- for i in (1..2) -%}", "{% endfor %}")]
    [InlineData("{{ 1 ", "}}", "| plus: 1 ")]
    [InlineData("{% if true ", "%}x{% endif %}", "and true ")]
    [InlineData("{% liquid\n", "%}", "if true\n")]
    public async Task A_template_nested_without_end_is_reported_when_it_is_read(string open, string close, string? again = null)
    {
        var many = again is null
            ? string.Concat(Enumerable.Repeat(open, 20_000)) + string.Concat(Enumerable.Repeat(close, 20_000))
            : open + string.Concat(Enumerable.Repeat(again, 20_000)) + close;
        var json = Define(Say("W", Liquid(many)));
        await using var s = await Scenario.From(json).StartAsync();
        Assert.Equal("expression.liquid-syntax", Assert.Single(s.Validate(json)).Code);
        Assert.Equal(WorkflowSubStatus.Faulted, s.Last.SubStatus);
    }

    [Fact]
    public async Task Time_is_bounded()
    {
        await using var s = await Scenario.From(o => o.LiquidTimeout = TimeSpan.Zero, Define(Say("W", Liquid("{% for i in (1..9) %}{{ i | plus: 1 }}{% endfor %}")))).StartAsync();
        Assert.Contains("running time", Assert.Single(s.Last.Incidents).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ Variables.GetType.Assembly }}{{ Variables.Comparer }}{{ Input.Keys.Count }}", "")]
    [InlineData("{% capture c %}a{{ 'b' }}{% endcapture %}{{ c }}{{ c | size }}", "ab2")]
    [InlineData("{% for i in (1..5) %}{% capture c %}{{ i }}{% if i == 3 %}{% break %}{% endif %}{% endcapture %}{{ c }}{% endfor %}", "12")]
    [InlineData("{{ 'aXb' | replace: 'X', '--' }}{{ '1,2' | split: ',' | join: '+' }}", "a--b1+2")]
    public async Task What_is_guarded_works_as_ever_and_nothing_of_NET_is_reached(string template, string expected)
    {
        await using var s = await Scenario.From(Define(Say("W", Liquid(template)))).StartAsync();
        Assert.Empty(s.Last.Incidents);
        Assert.Equal([expected], s.Lines);
    }
}
