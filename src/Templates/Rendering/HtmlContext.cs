using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Orchestrator.Templates.Rendering;

/// <summary>Scriban's context for one render: what an expression yields is HTML-encoded, unless it is <see cref="Raw"/>.</summary>
internal sealed class HtmlContext(ScriptObject builtins) : TemplateContext(builtins)
{
    public override TemplateContext Write(SourceSpan span, object? textAsObject) => textAsObject switch
    {
        null => this,
        Raw raw => Write(raw.Html),
        _ => Write(Markup.Encode(ObjectToString(textAsObject) ?? "")),
    };
}
