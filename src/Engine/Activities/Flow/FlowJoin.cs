using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Activities;

/// <summary>When a join goes on.</summary>
public enum FlowJoinMode
{
    /// <summary>With the first path that arrives; the others are cancelled.</summary>
    WaitAny,
    /// <summary>When every path has arrived.</summary>
    WaitAll,
    /// <summary>When every path that was taken has arrived.</summary>
    WaitAllActive,
}

/// <summary>Merges branches of a flowchart. The flowchart decides when it runs.</summary>
[Activity("Elsa", "分支", CategoryEn = "Branching", DisplayName = "汇合", DisplayNameEn = "Join",
    Description = "把多个分支合为一个：任一到达、全部到达，或所有已走的分支到达。", DescriptionEn = "Merges branches: when any, all, or all taken branches have arrived.")]
public sealed class FlowJoin : CodeActivity
{
    [Input(DisplayName = "方式", DisplayNameEn = "Mode", UIHint = UIHints.Dropdown, DefaultValue = "WaitAny", AutoEvaluate = false,
        Options = ["WaitAny|1 任一分支到达|1 Any branch", "WaitAll|2 全部分支到达|2 All branches", "WaitAllActive|3 所有已走分支到达|3 All taken branches"])]
    public Input<FlowJoinMode> Mode { get; set; } = new(FlowJoinMode.WaitAny);

    internal FlowJoinMode ModeIn(ActivityExecutionContext flowchart) =>
        Mode.Expression?.Evaluate(flowchart) is { } value ? ValueConverter.To<FlowJoinMode>(value) : FlowJoinMode.WaitAny;

    protected internal override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        // A branch may have started between the arrival and now.
        if (context.Get(Mode) == FlowJoinMode.WaitAny && context.ParentActivityExecutionContext is { Activity: Flowchart flowchart } parent)
            await flowchart.CancelAncestorsAsync(parent, context.Node, includesQueued: true);
    }
}
