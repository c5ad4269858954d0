using Orchestrator.Engine.Runtime;

namespace Orchestrator.Engine.Activities;

/// <summary>Has another workflow started after this step is committed and, if asked to, waits until it has ended.</summary>
[Activity("Elsa", "组合", CategoryEn = "Composition", DisplayName = "派发流程", DisplayNameEn = "Dispatch workflow", Description = "提交后另行启动一个流程，可等待其结束。", DescriptionEn = "Has another workflow started after the commit and, if asked to, waits for its end.")]
public sealed class DispatchWorkflow : Activity<object?>
{
    private const string RefusedKey = "ChildNotStarted";

    [Input(DisplayName = "流程定义", DisplayNameEn = "Workflow definition", UIHint = UIHints.WorkflowDefinitionPicker, Order = 1)]
    public Input<string>? WorkflowDefinitionId { get; set; }

    [Input(DisplayName = "关联标识", DisplayNameEn = "Correlation id", Order = 2)]
    public Input<string>? CorrelationId { get; set; }

    [Input(DisplayName = "输入", DisplayNameEn = "Input", Order = 3)]
    public Input<IDictionary<string, object?>>? Input { get; set; }

    [Input(DisplayName = "等待结束", DisplayNameEn = "Wait for completion", Order = 4)]
    public Input<bool> WaitForCompletion { get; set; } = new(false);

    [Input(DisplayName = "新追踪", DisplayNameEn = "Start new trace", Category = "追踪", CategoryEn = "Open Telemetry", Order = 5)]
    public Input<bool> StartNewTrace { get; set; } = new(false);

    [Input(DisplayName = "通道", DisplayNameEn = "Channel", UIHint = UIHints.Dropdown, Options = ["|默认|Default"], Order = 6)]
    public Input<string>? ChannelName { get; set; }

    protected internal override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var definitionId = context.Get(WorkflowDefinitionId);
        if (string.IsNullOrWhiteSpace(definitionId))
            throw new InvalidOperationException("没有指定流程定义。No workflow definition is given.");
        await ChildWorkflows.RequirePublishedAsync(context, definitionId);
        var workflow = context.WorkflowExecutionContext;
        var waits = context.Get(WaitForCompletion);
        var childId = Ids.New(context.Clock);
        workflow.Enqueue(QueueItems.Dispatch(new QueueItems.DispatchWork(definitionId, childId, context.Get(CorrelationId),
            ChildWorkflows.InputFor(context, context.Get(Input)), workflow.Id, waits), context.Clock));
        if (waits)
            ChildWorkflows.Wait(context, childId, OnChildEndedAsync);
        else
            await context.CompleteActivityAsync();
    }

    private async ValueTask OnChildEndedAsync(ActivityExecutionContext context)
    {
        if (context.ResumeInput.GetValueOrDefault(ChildWorkflows.NotStartedKey) is string reason)
        {
            // Whoever retries the step wants a child, not the same word again.
            if (!context.Properties.Remove(RefusedKey))
            {
                context.Properties[RefusedKey] = true;
                throw new InvalidOperationException(reason);
            }
            await ExecuteAsync(context);
            return;
        }
        context.Set(Result, context.ResumeInput.GetValueOrDefault(ChildWorkflows.OutputKey));
        await context.CompleteActivityAsync();
    }
}
