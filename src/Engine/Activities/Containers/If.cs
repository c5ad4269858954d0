namespace Orchestrator.Engine.Activities;

/// <summary>Runs one of two branches.</summary>
[Activity("Elsa", "分支", CategoryEn = "Branching", DisplayName = "如果", DisplayNameEn = "If", Description = "按条件执行其中一个分支。", DescriptionEn = "Runs one of two branches.")]
public sealed class If : Activity<bool>
{
    [Input(DisplayName = "条件", DisplayNameEn = "Condition", UIHint = UIHints.SingleLine)]
    public Input<bool> Condition { get; set; } = new(false);

    [Port(DisplayName = "成立", DisplayNameEn = "Then")]
    public Activity? Then { get; set; }

    [Port(DisplayName = "不成立", DisplayNameEn = "Else")]
    public Activity? Else { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var holds = context.Get(Condition);
        context.Set(Result, holds);
        return context.ScheduleActivityAsync(holds ? Then : Else);
    }
}
