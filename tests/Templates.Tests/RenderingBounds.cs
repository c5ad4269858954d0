using Orchestrator.Templates.Rendering;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Templates.Tests;

/// <summary>A template that is wrong or hostile ends in a clear refusal, soon.</summary>
public sealed class RenderingBounds
{
    [Theory]
    [InlineData("{{ while true }}x{{ end }}")]
    [InlineData("{{ for i in 1..1000 }}{{ for j in 1..1000 }}x{{ end }}{{ end }}")]
    [InlineData("{{ for i in 1..100000 }}{{ end }}")]
    [InlineData("{{ func f; f; end; f }}")]
    [InlineData("{{ include 'part' }}", "{{ include 'part' }}")]
    [InlineData("{{ 'x' | string.pad_left 100000000 }}")]
    [InlineData("{{ s = 'xxxxxxxxxxxxxxxxxxxxxxxx'; for i in 1..60; s = s + s; end; s }}")]
    [InlineData("{{ for i in 1..15000 }}{{ 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' }}{{ end }}")]
    public void Endless_or_huge_templates_are_stopped(string body, string? part = null)
    {
        var refused = Engine.Refused(body, part: part);
        Assert.Equal("template.limit", refused.Refusal.Code);
        Assert.True((int)refused.Data["line"]! > 0, refused.Message);
    }

    [Fact]
    public void A_render_ends_when_its_time_is_up()
    {
        var limits = new RenderingLimits { Loops = int.MaxValue, Time = TimeSpan.FromMilliseconds(100) };
        var refused = Engine.Refused("{{ while true }}{{ end }}", limits: limits);
        Assert.Equal("template.limit", refused.Refusal.Code);
        Assert.Contains("0.1 秒", refused.Refusal.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_regular_expression_that_backtracks_for_ever_is_stopped()
    {
        var refused = Engine.Refused("{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match '^(a+)+$' }}");
        Assert.StartsWith("template.", refused.Refusal.Code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ object.eval '1' }}")]
    [InlineData("{{ object.eval_template 'x' }}")]
    [InlineData("{{ date.now }}")]
    [InlineData("{{ math.random 1 5 }}")]
    [InlineData("{{ include '../secret' }}")]
    [InlineData("{{ nothing.at.all }}")]
    public void What_no_document_needs_does_not_exist(string body) =>
        Assert.StartsWith("template.", Engine.Refused(body).Refusal.Code, StringComparison.Ordinal);

    [Fact]
    public void One_render_cannot_change_what_the_next_one_sees()
    {
        var renderer = Engine.With(Engine.Template("{{ string.upcase 'a' }}{{ cn_count 3 }}{{ string.upcase = 1 }}{{ cn_count = 1 }}"));
        Assert.Equal(Outcome(renderer), Outcome(renderer));

        static string Outcome(NoticeRenderer renderer)
        {
            try
            {
                return renderer.Render("T1", []).Html;
            }
            catch (RefusedException refused)
            {
                return refused.Refusal.Zh;
            }
        }
    }

    [Fact]
    public void A_syntax_error_names_line_and_column()
    {
        var refused = Assert.Throws<RefusedException>(() => Engine.With(Engine.Template("一\n二 {{ if }}")));
        Assert.Equal("template.syntax", refused.Refusal.Code);
        Assert.Equal("T1", refused.Data["template"]);
        Assert.Equal(11, refused.Data["line"]);
        Assert.StartsWith("模板 T1 第 11 行", refused.Refusal.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_is_not_declared_is_found_when_the_template_is_read()
    {
        var refused = Assert.Throws<RefusedException>(() => Engine.With(Engine.Template("{{ x }}{{ unit.nmae }}")));
        Assert.Equal("template.undeclared_field", refused.Refusal.Code);
        Assert.Equal("unit.nmae", refused.Data["field"]);
        Assert.Equal(10, refused.Data["line"]);
    }

    [Theory]
    [InlineData("no front matter", 1)]
    [InlineData("---\ncode: T1\n---\n", 3)]
    [InlineData("---\ncode: T1\n  bad: [\n---\nx", 3)]
    [InlineData("---\ncode: T1\ntitel: x\ntitle: { zh: 试, en: t }\nlayout: form\napproval: { drafts: OFF, approves: LEAD }\n---\nx", 3)]
    [InlineData("---\ncode: T1\ntitle: { zh: 试, en: t }\nlayout: poster\napproval: { drafts: OFF, approves: LEAD }\n---\nx", 4)]
    [InlineData("---\ncode: T1\ntitle: { zh: 试, en: t }\nlayout: form\napproval: { drafts: OFF, approves: LEAD }\nfields:\n  - { path: a, type: colour, zh: 甲, en: a }\n---\nx", 7)]
    [InlineData("---\ncode: T1\ntitle: { zh: 试, en: t }\nlayout: form\napproval: { drafts: OFF, approves: LEAD }\nuses: [nobody]\n---\nx", 6)]
    public void Front_matter_that_is_wrong_is_refused_with_its_line(string template, int line)
    {
        var refused = Assert.Throws<RefusedException>(() => Engine.With(template));
        Assert.Equal("template.front_matter", refused.Refusal.Code);
        Assert.Equal(line, refused.Data["line"]);
    }

    [Fact]
    public void An_unknown_template_is_named()
    {
        var refused = Assert.Throws<RefusedException>(() => Shipped.Renderer.Render("D99", []));
        Assert.Equal("template.unknown", refused.Refusal.Code);
        Assert.Contains("D99", refused.Refusal.Zh, StringComparison.Ordinal);
    }
}
