namespace Orchestrator.Engine.Activities;

/// <summary>Runs its body for each item of a list, one after the other.</summary>
[Activity("Elsa", "循环", CategoryEn = "Looping", DisplayName = "逐项循环", DisplayNameEn = "For each", Description = "对列表中的每一项依次执行。", DescriptionEn = "Runs its body for each item of a list, one after the other.")]
public sealed class ForEach : Activity, ILoop
{
    private const string IndexKey = "CurrentIndex";

    [Input(DisplayName = "列表", DisplayNameEn = "Items")]
    public Input<ICollection<object?>>? Items { get; set; }

    [Output(DisplayName = "当前项", DisplayNameEn = "Current value")]
    public Output<object?>? CurrentValue { get; set; }

    [Port(DisplayName = "循环体", DisplayNameEn = "Body")]
    public Activity? Body { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context) => NextAsync(context, 0);

    protected internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        Breaking.Is(context) ? context.CompleteActivityAsync() : NextAsync(context, Convert.ToInt32(context.Properties[IndexKey]) + 1);

    private ValueTask NextAsync(ActivityExecutionContext context, int index)
    {
        var items = context.Get(Items) ?? throw new InvalidOperationException("“列表”没有值。Items has no value.");
        if (index >= items.Count || Body is null)
            return context.CompleteActivityAsync();
        var item = items is IList<object?> list ? list[index] : items.ElementAt(index);
        context.Properties[IndexKey] = (long)index;
        context.Set(CurrentValue, item);
        return context.ScheduleActivityAsync(Body, variables: new Dictionary<string, object?> { ["CurrentIndex"] = (long)index, ["CurrentValue"] = item });
    }
}
