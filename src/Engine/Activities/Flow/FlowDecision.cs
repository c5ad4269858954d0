namespace Orchestrator.Engine.Activities;

/// <summary>Goes one of two ways.</summary>
[Activity("Elsa", "分支", CategoryEn = "Branching", DisplayName = "判断", DisplayNameEn = "Decision", Description = "按条件走“是”或“否”。", DescriptionEn = "Goes one of two ways.")]
[FlowNode("True|是|True", "False|否|False")]
public sealed class FlowDecision : Activity
{
    [Input(DisplayName = "条件", DisplayNameEn = "Condition", UIHint = UIHints.SingleLine)]
    public Input<bool> Condition { get; set; } = new(false);

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.CompleteActivityWithOutcomesAsync(context.Get(Condition) ? "True" : "False");
}
