using System.Globalization;
using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace Orchestrator.Engine.Expressions.Liquid;

/// <summary>
/// Replaces what the library does not bound: a range such as <c>(1..n)</c>, which it fills before it counts the first step; a capture, which it writes
/// without end; a search, which costs no step. Each statement says where it stands before it runs, so that a fault can name the place.
/// </summary>
internal sealed class Bounder(int limit, LiquidPlaces places) : AstRewriter
{
    public override Statement Visit(Statement statement)
    {
        // An outer statement stands before those within it.
        var place = places.Next(statement);
        var visited = base.Visit(statement);
        return place is { } at ? new Placed(visited, at) : visited;
    }

    private sealed class Placed(Statement statement, LiquidPlace place) : Statement
    {
        public override ValueTask<Completion> WriteToAsync(TextWriter output, System.Text.Encodings.Web.TextEncoder encoder, TemplateContext context)
        {
            LiquidBudget.Of(context).Place = place;
            return statement.WriteToAsync(output, encoder, context);
        }
    }

    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement) =>
        base.VisitCaptureStatement(captureStatement) is CaptureStatement capture ? new BoundedCapture(capture) : captureStatement;

    protected override Expression VisitContainsBinaryExpression(Fluid.Ast.BinaryExpressions.ContainsBinaryExpression containsBinaryExpression) =>
        new Timed(base.VisitContainsBinaryExpression(containsBinaryExpression));

    private sealed class BoundedCapture(CaptureStatement capture) : Statement
    {
        public override async ValueTask<Completion> WriteToAsync(TextWriter output, System.Text.Encodings.Web.TextEncoder encoder, TemplateContext context)
        {
            var completion = Completion.Normal;
            using var captured = new BoundedWriter(LiquidBudget.Of(context).MaxOutput);
            foreach (var statement in capture.Statements)
            {
                completion = await statement.WriteToAsync(captured, encoder, context);
                if (completion != Completion.Normal)
                    break;
            }
            var text = new StringValue(captured.ToString(), false);
            LiquidBudget.Of(context).Spend(text);
            context.SetValue(capture.Identifier, text);
            return completion;
        }
    }

    private sealed class Timed(Expression inner) : Expression
    {
        public override ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
        {
            LiquidBudget.Of(context).CheckTime();
            return inner.EvaluateAsync(context);
        }
    }

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression) => new Bounded(rangeExpression, limit);

    private sealed class Bounded(RangeExpression range, int limit) : Expression
    {
        public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
        {
            var from = (await range.From.EvaluateAsync(context)).ToNumberValue();
            var to = (await range.To.EvaluateAsync(context)).ToNumberValue();
            if (to - from >= limit)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"the range ({from}..{to}) has more than {limit} items"));
            return await range.EvaluateAsync(context);
        }
    }
}
