using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Templates.Authoring;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Refusals;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Orchestrator.Templates.Rendering;

/// <summary>Renders documents from the catalogue. Thread-safe: every render has a context of its own.</summary>
internal sealed class NoticeRenderer(TemplateCatalogue catalogue, RenderingLimits limits) : INoticeRenderer
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public IReadOnlyCollection<NoticeTemplate> Templates { get; } = [.. catalogue.All.Select(template => template.Describe())];

    public NoticeTemplate Describe(string code) => catalogue[code].Describe();

    public RenderedNotice Render(string code, JsonObject data)
    {
        var template = catalogue[code];
        var json = CanonicalJson.Write(data);
        using var document = JsonDocument.Parse(json);
        var plain = new PlainData();
        var values = plain.Read(document.RootElement, template.Fields);
        if (plain.Faults.Count > 0)
            throw FieldFaults.Of(template, plain.Faults).ToException();

        var html = Render(template, values);
        return new RenderedNotice(code, template.Version, template.TitleZh, html, json,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html))));
    }

    private string Render(DocumentTemplate template, ScriptObject values)
    {
        using var time = new CancellationTokenSource(limits.Time);
        var context = new HtmlContext(Globals.CopyOfBuiltins())
        {
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            EnableRelaxedIndexerAccess = false,
            EnableRelaxedFunctionAccess = false,
            EnableRelaxedTargetAccess = false,
            EnableNullIndexer = false,
            LoopLimit = limits.Loops,
            LoopLimitQueryable = limits.Loops,
            RecursiveLimit = limits.Recursion,
            ObjectRecursionLimit = 5,
            LimitToString = limits.Output,
            OutputLimit = limits.Output,
            OnOutputLimit = ScriptLimitBehavior.Throw,
            OnStringLimit = ScriptLimitBehavior.Throw,
            RegexTimeOut = limits.Regex,
            CancellationToken = time.Token,
            TemplateLoader = new Parts(),
            MemberRenamer = member => member.Name,
        };
        context.PushCulture(Chinese);
        context.PushGlobal(Globals.CopyOfFunctions());
        context.PushGlobal(values);
        foreach (var part in catalogue.Parts)
            context.CachedTemplates.Add(part.Key, part.Value);
        try
        {
            var body = template.Body.Render(context);
            values["page"] = new ScriptObject
            {
                ["body"] = new Raw(body.Trim('\n')),
                ["layout"] = template.Layout.ToString().ToLowerInvariant(),
                ["title"] = template.TitleZh,
                ["version"] = $"{template.Code}/{template.Version}",
            };
            return catalogue.Part("page").Render(context);
        }
        catch (Exception exception) when (exception is not RefusedException)
        {
            throw RuntimeFaults.Of(template, exception, limits).ToException();
        }
    }

    private sealed class Parts : ITemplateLoader
    {
        // Every part is in the context's cache; only a name that does not exist gets as far as Load.
        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => null;

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            throw new NotSupportedException("Documents are rendered synchronously.");
    }
}
