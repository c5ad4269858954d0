using System.Globalization;
using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace Orchestrator.Engine.Expressions.Liquid;

/// <summary>Replaces ranges such as <c>(1..n)</c> by bounded ones: the library fills the whole list before it counts the first step.</summary>
internal sealed class RangeBounder(int limit) : AstRewriter
{
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
