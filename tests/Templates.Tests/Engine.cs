using System.Text.Json.Nodes;
using Orchestrator.Templates.Authoring;
using Orchestrator.Templates.Rendering;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Templates.Tests;

/// <summary>A renderer over templates written in the test itself.</summary>
internal static class Engine
{
    /// <summary>Front matter of a minimal template; without fields of its own nine lines, so that the body begins on line ten.</summary>
    public static string Template(string body, string fields = "") =>
        "---\ncode: T1\nversion: 3\ntitle: { zh: 试验, en: Trial }\nlayout: form\napproval: { drafts: OFF, approves: LEAD }\nfields:\n"
        + (fields.Length == 0 ? "  - { path: x, type: text, optional: true, zh: 甲, en: x }\n" : fields) + "---\n" + body;

    public static NoticeRenderer With(string template, RenderingLimits? limits = null, string? part = null) =>
        new(new TemplateCatalogue(new Dictionary<string, string>
        {
            ["T1.html.scriban"] = template,
            ["Shared/page.html.scriban"] = "{{ page.body }}",
            ["Shared/part.html.scriban"] = part ?? "part",
        }), limits ?? new RenderingLimits());

    public static string Render(string body, JsonObject? data = null, string fields = "", RenderingLimits? limits = null, string? part = null) =>
        With(Template(body, fields), limits, part).Render("T1", data ?? []).Html;

    public static RefusedException Refused(string body, JsonObject? data = null, string fields = "", RenderingLimits? limits = null, string? part = null) =>
        Assert.Throws<RefusedException>(() => Render(body, data, fields, limits, part));
}
