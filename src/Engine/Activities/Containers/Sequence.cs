namespace Orchestrator.Engine.Activities;

/// <summary>Steps one after the other.</summary>
[Activity("Elsa", "流程", CategoryEn = "Workflows", DisplayName = "顺序", DisplayNameEn = "Sequence", Description = "依次执行各步骤。", DescriptionEn = "Runs steps one after the other.", IsContainer = true)]
public sealed class Sequence : Activity
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
}
