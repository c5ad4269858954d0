namespace Orchestrator.Engine.Activities;

/// <summary>Repeats its body while a condition holds.</summary>
[Activity("Elsa", "循环", CategoryEn = "Looping", DisplayName = "当…时循环", DisplayNameEn = "While", Description = "条件成立时重复执行。", DescriptionEn = "Repeats its body while a condition holds.")]
public sealed class While : Activity, ILoop
{
    [Input(DisplayName = "条件", DisplayNameEn = "Condition", UIHint = UIHints.SingleLine, AutoEvaluate = false)]
    public Input<bool> Condition { get; set; } = new(false);

    [Port(DisplayName = "循环体", DisplayNameEn = "Body")]
    public Activity? Body { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context) => NextAsync(context);

    protected internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        Breaking.Is(context) ? context.CompleteActivityAsync() : NextAsync(context);

    private ValueTask NextAsync(ActivityExecutionContext context) =>
        Body is not null && context.Evaluate(Condition) ? context.ScheduleActivityAsync(Body) : context.CompleteActivityAsync();
}
