namespace Orchestrator.Engine.Expressions;

/// <summary>An expression that was parsed when the definition was compiled. Shared by all threads.</summary>
public abstract class CompiledExpression
{
    /// <summary>Evaluates in the scope of the given step.</summary>
    public abstract object? Evaluate(ActivityExecutionContext context);
}
