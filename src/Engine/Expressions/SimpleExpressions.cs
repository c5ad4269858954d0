using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Expressions;

/// <summary>A value that the definition states.</summary>
internal sealed class ConstantExpression(object? value) : CompiledExpression
{
    public object? Value => value;

    public override object? Evaluate(ActivityExecutionContext context) => PlainValue.Copy(value);
}

/// <summary>The value of a variable, by id, else by name.</summary>
internal sealed class VariableExpression(string? id, string? name) : CompiledExpression
{
    public override object? Evaluate(ActivityExecutionContext context)
    {
        if ((id is not null && context.TryGetVariable(id, out var value)) || (name is not null && context.TryGetVariable(name, out value)))
            return value;
        throw new InvalidOperationException($"找不到变量“{name ?? id}”。Variable '{name ?? id}' not found.");
    }
}

/// <summary>The value of an input of the workflow.</summary>
internal sealed class WorkflowInputExpression(string name) : CompiledExpression
{
    public override object? Evaluate(ActivityExecutionContext context) => context.TryGetWorkflowInput(name, out var value) ? value : null;
}

/// <summary>A dictionary whose values are expressions, as the dictionary editor writes it.</summary>
internal sealed class MapExpression(IReadOnlyList<KeyValuePair<string, CompiledExpression?>> items) : CompiledExpression
{
    public override object? Evaluate(ActivityExecutionContext context)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, expression) in items)
            map[key] = PlainValue.From(expression?.Evaluate(context));
        return map;
    }
}

/// <summary>An expression that could not be compiled; using it is a fault of the step.</summary>
internal sealed class FaultyExpression(ValidationIssue issue) : CompiledExpression
{
    public override object? Evaluate(ActivityExecutionContext context) => throw new InvalidOperationException(issue.ToString());
}
