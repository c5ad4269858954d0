namespace Orchestrator.Engine.Activities;

/// <summary>Marks the start of a flowchart.</summary>
[Activity("Elsa", "流程控制", CategoryEn = "Flow", DisplayName = "开始", DisplayNameEn = "Start", Description = "标明流程图的起点。", DescriptionEn = "Marks the start of a flowchart.", IsStart = true)]
public sealed class Start : CodeActivity
{
}

/// <summary>Ends the nearest flowchart or sequence.</summary>
[Activity("Elsa", "流程控制", CategoryEn = "Flow", DisplayName = "结束", DisplayNameEn = "End", Description = "结束所在的流程图或顺序。", DescriptionEn = "Ends the nearest flowchart or sequence.", IsTerminal = true)]
public sealed class End : CodeActivity
{
}

/// <summary>Ends the whole instance at once.</summary>
[Activity("Elsa", "基本", CategoryEn = "Primitives", DisplayName = "终止流程", DisplayNameEn = "Finish", Description = "立即结束整个流程实例。", DescriptionEn = "Ends the whole instance at once.", IsTerminal = true)]
public sealed class Finish : Activity
{
    protected internal override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.WorkflowExecutionContext.IsFinishRequested = true;
        await context.WorkflowExecutionContext.Lifecycle.CompleteAsync(context, ActivityExecutionContext.DoneOutcome, notifyParent: false);
    }
}
