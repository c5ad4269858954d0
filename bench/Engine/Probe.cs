using Orchestrator.Engine;

namespace Orchestrator.Bench.Engine;

/// <summary>Lets a benchmark evaluate an input as a running step would.</summary>
[Activity("Bench", "Bench")]
public sealed class Probe : CodeActivity
{
    [Input(AutoEvaluate = false)]
    public Input<object?> Value { get; set; } = new((object?)null);

    /// <summary>The latest step that ran.</summary>
    public static Held? Last { get; private set; }

    protected override void Execute(ActivityExecutionContext context) => Last = new Held(context, Value);

    /// <summary>A step with its input.</summary>
    public sealed record Held(ActivityExecutionContext Step, Input<object?> Input)
    {
        public object? Evaluate() => Step.Evaluate(Input);
    }
}
