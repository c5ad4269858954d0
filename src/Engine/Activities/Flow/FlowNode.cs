namespace Orchestrator.Engine.Activities;

/// <summary>Holds one activity as a step of a flowchart.</summary>
[Activity("Elsa", "流程控制", CategoryEn = "Flow", DisplayName = "节点", DisplayNameEn = "Flow node", Description = "在流程图中容纳一个步骤。", DescriptionEn = "Holds one activity as a step of a flowchart.")]
public sealed class FlowNode : Activity
{
    [Port(DisplayName = "内容", DisplayNameEn = "Body")]
    public Activity? Body { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context) => context.ScheduleActivityAsync(Body);
}
