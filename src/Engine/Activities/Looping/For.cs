namespace Orchestrator.Engine.Activities;

/// <summary>Counts from one number to another and runs its body for each.</summary>
[Activity("Elsa", "循环", CategoryEn = "Looping", DisplayName = "计数循环", DisplayNameEn = "For", Description = "从起始值数到结束值，每个值执行一次。", DescriptionEn = "Counts from one number to another and runs its body for each.")]
public sealed class For : Activity, ILoop
{
    private const string CurrentKey = "CurrentStep";

    [Input(DisplayName = "起始", DisplayNameEn = "Start", Order = 1)]
    public Input<int> Start { get; set; } = new(0);

    [Input(DisplayName = "结束", DisplayNameEn = "End", Order = 2)]
    public Input<int> End { get; set; } = new(0);

    [Input(DisplayName = "步长", DisplayNameEn = "Step", DefaultValue = 1, Order = 3)]
    public Input<int> Step { get; set; } = new(1);

    [Input(DisplayName = "含结束值", DisplayNameEn = "End is included", Order = 4)]
    public Input<bool> OuterBoundInclusive { get; set; } = new(true);

    [Output(DisplayName = "当前值", DisplayNameEn = "Current value")]
    public Output<object?>? CurrentValue { get; set; }

    [Port(DisplayName = "循环体", DisplayNameEn = "Body")]
    public Activity? Body { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.Get(Step) == 0
            ? throw new InvalidOperationException("步长不能为 0：循环将永不结束。The step must not be 0: the loop would never end.")
            : NextAsync(context, context.Get(Start));

    protected internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        Breaking.Is(context) ? context.CompleteActivityAsync() : NextAsync(context, Convert.ToInt64(context.Properties[CurrentKey]) + context.Get(Step));

    private ValueTask NextAsync(ActivityExecutionContext context, long current)
    {
        // As in Elsa: a loop that has nothing to run does not end.
        if (Body is null)
            return ValueTask.CompletedTask;
        var end = context.Get(End);
        var isInclusive = context.Get(OuterBoundInclusive);
        var goesOn = context.Get(Step) > 0 ? current < end || (isInclusive && current == end) : current > end || (isInclusive && current == end);
        if (!goesOn)
            return context.CompleteActivityAsync();
        context.Properties[CurrentKey] = current;
        context.Set(CurrentValue, current);
        return context.ScheduleActivityAsync(Body, variables: new Dictionary<string, object?> { ["CurrentValue"] = current });
    }
}
