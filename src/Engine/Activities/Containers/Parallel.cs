using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Activities;

/// <summary>Steps side by side; goes on when all have completed.</summary>
[Activity("Elsa", "流程", CategoryEn = "Workflows", DisplayName = "并行", DisplayNameEn = "Parallel", Description = "同时执行各步骤，全部完成后继续。", DescriptionEn = "Runs steps side by side and goes on when all have completed.", IsContainer = true, IsBrowsable = false)]
public sealed class Parallel : Activity, IHoldsTokens
{
    [Port(IsBrowsable = false)]
    public ICollection<IActivity> Activities { get; set; } = [];

    protected internal override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (Activities.Count == 0)
            await context.CompleteActivityAsync();
        foreach (var activity in Activities)
            await context.ScheduleActivityAsync(activity);
    }

    protected internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) => context.CompleteWhenIdleAsync();

    protected internal override ValueTask OnChildCanceledAsync(ActivityExecutionContext context, ActivityExecutionContext child) => context.CompleteWhenIdleAsync();

    void IHoldsTokens.PutToken(ActivityExecutionContext context, GraphNode step) => context.WorkflowExecutionContext.Lifecycle.Schedule(step, context);

    ValueTask IHoldsTokens.TakeTokenAsync(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyCollection<GraphNode> started) => context.CancelActivityAsync(child);

    IEnumerable<GraphNode> IHoldsTokens.Between(ActivityExecutionContext context, GraphNode source, GraphNode target) => [];
}
