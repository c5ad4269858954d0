using System.Globalization;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Activities;

/// <summary>Runs its body for all items of a list at once.</summary>
[Activity("Elsa", "循环", CategoryEn = "Looping", DisplayName = "并行逐项", DisplayNameEn = "Parallel for each", Description = "对列表中的所有项同时执行。", DescriptionEn = "Runs its body for all items of a list at once.")]
public sealed class ParallelForEach : Activity
{
    [Input(DisplayName = "列表", DisplayNameEn = "Items")]
    public Input<object>? Items { get; set; }

    [Port(DisplayName = "循环体", DisplayNameEn = "Body")]
    public Activity? Body { get; set; }

    protected internal override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var items = ItemsOf(context.Get(Items));
        for (var i = 0; i < items.Count && Body is not null; i++)
        {
            await context.ScheduleActivityAsync(Body, tag: i.ToString(CultureInfo.InvariantCulture),
                variables: new Dictionary<string, object?> { ["CurrentIndex"] = (long)i, ["CurrentValue"] = items[i] });
        }
        await context.CompleteWhenIdleAsync();
    }

    protected internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) => context.CompleteWhenIdleAsync();

    internal static List<object?> ItemsOf(object? value) => PlainValue.From(value) switch
    {
        null => [],
        List<object?> list => list,
        string text when text.TrimStart().StartsWith('[') => ItemsOf(PlainValue.Parse(text)),
        Dictionary<string, object?> map => [.. map.Select(p => new Dictionary<string, object?> { ["Key"] = p.Key, ["Value"] = p.Value })],
        var single => [single],
    };
}
