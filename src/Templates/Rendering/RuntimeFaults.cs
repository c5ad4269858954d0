using Orchestrator.Templates.Authoring;
using Orchestrator.Templates.Functions;
using Scriban.Syntax;

namespace Orchestrator.Templates.Rendering;

/// <summary>Turns what Scriban throws into a fault with its place and words for people.</summary>
internal static class RuntimeFaults
{
    public static TemplateFault Of(DocumentTemplate template, Exception exception, RenderingLimits limits)
    {
        var place = exception is ScriptRuntimeException runtime ? Place.Of(runtime.Span) : new Place(template.Code, 0, 0);
        TemplateFault Fault(string code, string? field, string zh, string en) =>
            new(code, place.File.Length == 0 ? template.Code : place.File, field, place.Line, place.Column, zh, en);

        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case BlankFault blank:
                    return Fault(TemplateFault.FieldMissing, blank.Expression, $"“{blank.Expression}”没有值，文书不得留空", $"'{blank.Expression}' has no value; a document is never left blank");
                case FunctionFault function:
                    return Fault(TemplateFault.Runtime, null, function.Zh, function.Message);
            }
        }

        if (exception is ScriptAbortException or OperationCanceledException)
            return Fault(TemplateFault.Limit, null, $"渲染超过 {limits.Time.TotalSeconds:0.#} 秒，已停止", $"the render took longer than {limits.Time.TotalSeconds:0.#} s and was stopped");
        var message = exception is ScriptRuntimeException { OriginalMessage: { Length: > 0 } original } ? original : exception.Message;
        return message.Contains("limit", StringComparison.OrdinalIgnoreCase)
            ? Fault(TemplateFault.Limit, null, $"渲染超出限制（循环、递归或输出过大）：{message}", $"the render went beyond its limits: {message}")
            : Fault(TemplateFault.Runtime, null, $"渲染出错：{message}", $"the render failed: {message}");
    }
}
