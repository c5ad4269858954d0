using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Expressions;

/// <summary>An expression that was parsed when the definition was compiled. Shared by all threads.</summary>
public abstract class CompiledExpression
{
    /// <summary>Evaluates in the scope of the given step.</summary>
    public abstract object? Evaluate(ActivityExecutionContext context);

    /// <summary>Whether it gives true; anything else, be it no flag at all, is not true.</summary>
    internal bool Holds(ActivityExecutionContext context) =>
        ValueConverter.ConvertOrNone(Evaluate(context), typeof(bool), context.WorkflowExecutionContext.TimeZone, out _) is true;
}
