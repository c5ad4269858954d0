namespace Orchestrator.Engine.Activities;

/// <summary>Goes all of its ways at once.</summary>
[Activity("Elsa", "分支", CategoryEn = "Branching", DisplayName = "分叉", DisplayNameEn = "Fork", Description = "同时走所有列出的分支。", DescriptionEn = "Goes all of its ways at once.")]
public sealed class FlowFork : Activity
{
    [Input(DisplayName = "分支", DisplayNameEn = "Branches", UIHint = UIHints.DynamicOutcomes)]
    public Input<ICollection<string>>? Branches { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.Get(Branches) is { Count: > 0 } branches ? context.CompleteActivityWithOutcomesAsync([.. branches]) : context.CompleteActivityAsync();
}
