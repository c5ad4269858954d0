using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Activities;

/// <summary>Completes the workflow, or the workflow used as an activity around it, with outcomes.</summary>
[Activity("Elsa", "组合", CategoryEn = "Composition", DisplayName = "完成", DisplayNameEn = "Complete", Description = "以指定的结果完成所在流程。", DescriptionEn = "Completes the surrounding workflow with outcomes.", IsTerminal = true)]
public sealed class Complete : Activity
{
    [Input(DisplayName = "结果", DisplayNameEn = "Outcomes", UIHint = UIHints.OutcomePicker, DefaultSyntax = "Object")]
    public Input<object>? Outcomes { get; set; }

    protected internal override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var outcomes = ParallelForEach.ItemsOf(context.Get(Outcomes)).Select(o => o is null ? "" : ValueConverter.ToText(o)).Where(o => o.Length > 0).ToArray();
        if (outcomes.Length == 0)
            outcomes = ActivityExecutionContext.DoneOutcome;
        var lifecycle = context.WorkflowExecutionContext.Lifecycle;
        var (scope, nearest) = (context, context.ParentActivityExecutionContext);
        await lifecycle.CompleteAsync(context, outcomes, notifyParent: false);
        while (scope.ParentActivityExecutionContext is { } parent)
        {
            scope = parent;
            if (scope.Activity is IComposite)
                break;
            // Only a container that this step itself ends leaves what it has queued to run.
            if (!ReferenceEquals(scope, nearest) || scope.Activity is not (Sequence or Flowchart))
                scope.CallOffQueuedChildren();
            await lifecycle.CompleteAsync(scope, ActivityExecutionContext.DoneOutcome, notifyParent: false);
        }
        await lifecycle.CompleteAsync(scope, outcomes);
    }
}
