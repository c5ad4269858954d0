using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Activities;

/// <summary>Steps one after the other.</summary>
[Activity("Elsa", "流程", CategoryEn = "Workflows", DisplayName = "顺序", DisplayNameEn = "Sequence", Description = "依次执行各步骤。", DescriptionEn = "Runs steps one after the other.", IsContainer = true)]
public sealed class Sequence : Activity, ICarriesOver, IHoldsTokens
{
    private const string IndexKey = "CurrentIndex";

    [Port(IsBrowsable = false)]
    public ICollection<IActivity> Activities { get; set; } = [];

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context) => NextAsync(context, 0);

    protected internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        child.Node.IsTerminal || Breaking.Is(context) ? context.CompleteActivityAsync() : NextAsync(context, Convert.ToInt32(context.Properties[IndexKey]) + 1);

    private ValueTask NextAsync(ActivityExecutionContext context, int index)
    {
        if (index >= Activities.Count)
            return context.CompleteActivityAsync();
        context.Properties[IndexKey] = (long)index;
        return context.ScheduleActivityAsync(Activities.ElementAt(index));
    }

    private int IndexOf(GraphNode step)
    {
        var index = 0;
        foreach (var activity in Activities)
        {
            if (((Activity)activity).Node == step)
                return index;
            index++;
        }
        return -1;
    }

    // The step that runs tells where the sequence stands, wherever the target version has put it.
    void ICarriesOver.CarryOver(CarriedExecution carried)
    {
        if (carried.New.Children.FirstOrDefault() is not { } child || IndexOf(child.Node) is var index && index < 0)
            return;
        carried.New.Properties[IndexKey] = (long)index;
        var before = carried.Old.Activity is Sequence old ? old.Activities.Select(a => carried.Steps.Find(((Activity)a).Node)).ToHashSet() : [];
        carried.PassedOver.AddRange(Activities.Take(index).Where(a => !before.Contains(((Activity)a).Node)).Select(a => a.Id));
    }

    void IHoldsTokens.PutToken(ActivityExecutionContext context, GraphNode step)
    {
        context.Properties[IndexKey] = (long)IndexOf(step);
        context.WorkflowExecutionContext.Lifecycle.Schedule(step, context);
    }

    async ValueTask IHoldsTokens.TakeTokenAsync(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyCollection<GraphNode> started)
    {
        await context.CancelActivityAsync(child);
        if (!context.HasOpenChildren)
            await NextAsync(context, IndexOf(child.Node) + 1);
    }

    IEnumerable<GraphNode> IHoldsTokens.Between(ActivityExecutionContext context, GraphNode source, GraphNode target) =>
        Activities.Skip(IndexOf(source) + 1).Take(Math.Max(0, IndexOf(target) - IndexOf(source) - 1)).Select(a => ((Activity)a).Node);
}
