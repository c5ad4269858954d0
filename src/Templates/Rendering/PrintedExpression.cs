using Scriban;
using Scriban.Syntax;

namespace Orchestrator.Templates.Rendering;

/// <summary>An expression that the template prints. Nothing to print is an error: a legal document has no silent blank.</summary>
internal sealed class PrintedExpression : ScriptExpression
{
    private readonly ScriptExpression _inner;

    public PrintedExpression(ScriptExpression inner)
    {
        _inner = inner;
        Span = inner.Span;
    }

    public override object? Evaluate(TemplateContext context) => context.Evaluate(_inner)
        ?? throw new ScriptRuntimeException(_inner.Span, "", new BlankFault(_inner.ToString()!.Trim()));

    public override void PrintTo(ScriptPrinter printer) => _inner.PrintTo(printer);

    public override void Accept(ScriptVisitor visitor) => visitor.Visit(_inner);

    public override TResult Accept<TResult>(ScriptVisitor<TResult> visitor) => visitor.Visit(_inner)!;
}

/// <summary>A printed expression had no value.</summary>
internal sealed class BlankFault(string expression) : Exception
{
    public string Expression { get; } = expression;
}
