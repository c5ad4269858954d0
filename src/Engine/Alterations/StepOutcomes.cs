using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Alterations;

/// <summary>The outcomes by which a step can be left.</summary>
public static class StepOutcomes
{
    /// <summary>What the step's type declares and what the drawing connects; <c>Done</c> when there is neither.</summary>
    public static IReadOnlyList<string> Of(GraphNode step)
    {
        var declared = step.Blueprint.ClrType.GetCustomAttributes(typeof(FlowNodeAttribute), false).OfType<FlowNodeAttribute>().SelectMany(f => f.Outcomes).Select(o => o.Split('|')[0]);
        var drawn = step.Parent?.Activity is Activities.Flowchart flowchart ? flowchart.PortsOf(step) : [];
        return [.. declared.Concat(drawn).DefaultIfEmpty("Done").Distinct()];
    }
}
