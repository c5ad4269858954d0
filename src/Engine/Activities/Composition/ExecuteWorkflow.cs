using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Activities;

/// <summary>Starts another workflow within the same transaction and, if asked to, waits until it has ended.</summary>
[Activity("Elsa", "组合", CategoryEn = "Composition", DisplayName = "执行流程", DisplayNameEn = "Execute workflow", Kind = ActivityKind.Task,
    Description = "在同一事务内启动另一流程，可等待其结束。", DescriptionEn = "Starts another workflow in the same transaction and, if asked to, waits for its end.")]
public sealed class ExecuteWorkflow : Activity<object?>
{
    [Input(DisplayName = "流程定义", DisplayNameEn = "Workflow definition", UIHint = UIHints.WorkflowDefinitionPicker, Order = 1)]
    public Input<string>? WorkflowDefinitionId { get; set; }

    [Input(DisplayName = "关联标识", DisplayNameEn = "Correlation id", Order = 2)]
    public Input<string>? CorrelationId { get; set; }

    [Input(DisplayName = "输入", DisplayNameEn = "Input", Order = 3)]
    public Input<IDictionary<string, object?>>? Input { get; set; }

    [Input(DisplayName = "等待结束", DisplayNameEn = "Wait for completion", Order = 4)]
    public Input<bool> WaitForCompletion { get; set; } = new(false);

    protected internal override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var definitionId = context.Get(WorkflowDefinitionId);
        if (string.IsNullOrWhiteSpace(definitionId))
            throw new InvalidOperationException("没有指定流程定义。No workflow definition is given.");
        var waits = context.Get(WaitForCompletion);
        var run = await context.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest
        {
            DefinitionId = definitionId,
            CorrelationId = context.Get(CorrelationId),
            Input = ChildWorkflows.InputFor(context, context.Get(Input)),
            Properties = new Dictionary<string, object?> { [ChildWorkflows.ParentKey] = context.WorkflowExecutionContext.Id, [ChildWorkflows.WaitKey] = waits },
            ParentInstanceId = context.WorkflowExecutionContext.Id,
            IsInline = true,
        }, context.CancellationToken);
        if (!run.IsStarted)
            throw new InvalidOperationException(ChildWorkflows.RefusalOf(definitionId));
        if (waits && run.Status != WorkflowStatus.Finished)
        {
            ChildWorkflows.Wait(context, run.InstanceId, OnChildEndedAsync);
            return;
        }
        context.Set(Result, ResultOf(run.InstanceId, run.Status.ToString(), run.SubStatus.ToString(), PlainValue.From(run.Output)));
        await context.CompleteActivityAsync();
    }

    private async ValueTask OnChildEndedAsync(ActivityExecutionContext context)
    {
        var input = context.ResumeInput;
        context.Set(Result, ResultOf(input.GetValueOrDefault(ChildWorkflows.InstanceIdKey), input.GetValueOrDefault(ChildWorkflows.StatusKey), input.GetValueOrDefault(ChildWorkflows.SubStatusKey), input.GetValueOrDefault(ChildWorkflows.OutputKey)));
        await context.CompleteActivityAsync();
    }

    private static Dictionary<string, object?> ResultOf(object? id, object? status, object? subStatus, object? output) => new()
    {
        [ChildWorkflows.InstanceIdKey] = id,
        [ChildWorkflows.StatusKey] = status,
        [ChildWorkflows.SubStatusKey] = subStatus,
        [ChildWorkflows.OutputKey] = output,
    };
}
