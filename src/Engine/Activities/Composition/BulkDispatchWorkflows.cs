using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Runtime;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Activities;

/// <summary>What the step waits for that has dispatched many children: a word from any of them.</summary>
public sealed record BulkDispatchWorkflowsStimulus(string ParentInstanceId);

/// <summary>Has one workflow started for each item of a list once this step is committed and, unless told otherwise, waits until all have ended.</summary>
[Activity("Elsa", "组合", CategoryEn = "Composition", DisplayName = "批量派发流程", DisplayNameEn = "Bulk dispatch workflows", Kind = ActivityKind.Task,
    Description = "提交后为列表中的每一项各启动一个流程，可等待全部结束。", DescriptionEn = "Has a workflow started for each item of a list and waits until all have ended.")]
[FlowNode("Completed|全部结束|Completed", "Canceled|已取消|Canceled", "Done|完成|Done")]
public sealed class BulkDispatchWorkflows : Activity
{
    private const string DispatchedKey = "DispatchedInstancesCount";
    private const string FinishedKey = "FinishedInstancesCount";
    private const string CanceledKey = "CanceledInstancesCount";

    [Input(DisplayName = "流程定义", DisplayNameEn = "Workflow definition", UIHint = UIHints.WorkflowDefinitionPicker, Order = 1)]
    public Input<string>? WorkflowDefinitionId { get; set; }

    [Input(DisplayName = "列表", DisplayNameEn = "Items", Order = 2)]
    public Input<object>? Items { get; set; }

    /// <summary>The child's input that takes the item; an item that is a dictionary is the child's input itself.</summary>
    [Input(DisplayName = "列表项的输入名", DisplayNameEn = "Default item input key", Order = 3)]
    public Input<string> DefaultItemInputKey { get; set; } = new("Item");

    [Input(DisplayName = "关联标识（按项计算）", DisplayNameEn = "Correlation id function", Description = "对每一项计算，getItem() 为该项。", DescriptionEn = "Evaluated for each item, which getItem() gives.", AutoEvaluate = false, Order = 4)]
    public Input<string>? CorrelationIdFunction { get; set; }

    [Input(DisplayName = "输入", DisplayNameEn = "Input", Order = 5)]
    public Input<IDictionary<string, object?>>? Input { get; set; }

    [Input(DisplayName = "等待结束", DisplayNameEn = "Wait for completion", Order = 6)]
    public Input<bool> WaitForCompletion { get; set; } = new(true);

    [Input(DisplayName = "新追踪", DisplayNameEn = "Start new trace", Category = "追踪", CategoryEn = "Open Telemetry", Order = 7)]
    public Input<bool> StartNewTrace { get; set; } = new(false);

    [Input(DisplayName = "通道", DisplayNameEn = "Channel", UIHint = UIHints.Dropdown, Options = ["|默认|Default"], Order = 8)]
    public Input<string>? ChannelName { get; set; }

    [Port(DisplayName = "子流程结束时", DisplayNameEn = "Child completed")]
    public Activity? ChildCompleted { get; set; }

    [Port(DisplayName = "子流程故障时", DisplayNameEn = "Child faulted")]
    public Activity? ChildFaulted { get; set; }

    protected internal override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var definitionId = context.Get(WorkflowDefinitionId);
        if (string.IsNullOrWhiteSpace(definitionId))
            throw new InvalidOperationException("没有指定流程定义。No workflow definition is given.");
        var items = ParallelForEach.ItemsOf(context.Get(Items));
        var most = context.WorkflowExecutionContext.Environment.Options.MaxBulkItems;
        if (items.Count > most)
            throw new InvalidOperationException($"一次最多派发 {most} 项，列表有 {items.Count} 项。At most {most} items can be dispatched at once; the list has {items.Count}.");
        if (items.Count > 0)
            await ChildWorkflows.RequirePublishedAsync(context, definitionId);
        var waits = context.Get(WaitForCompletion) && items.Count > 0;
        // The bookmark stands before the first child does, so no word from a child can come too early.
        var bookmark = waits ? Wait(context) : null;
        foreach (var item in items)
            Dispatch(context, definitionId, item, bookmark);
        context.Properties[DispatchedKey] = (long)items.Count;
        if (!waits)
            await context.CompleteActivityAsync();
    }

    private Bookmark Wait(ActivityExecutionContext context) => context.CreateBookmark(new CreateBookmarkArgs
    {
        Name = "Elsa.BulkDispatchWorkflows",
        Stimulus = new BulkDispatchWorkflowsStimulus(context.WorkflowExecutionContext.Id),
        AutoBurn = false,
        Callback = OnChildEndedAsync,
    });

    private void Dispatch(ActivityExecutionContext context, string definitionId, object? item, Bookmark? bookmark)
    {
        var input = ChildWorkflows.InputFor(context, context.Get(Input));
        if (item is Dictionary<string, object?> map)
        {
            foreach (var (key, value) in map)
                input[key] = value;
        }
        else
        {
            input[context.Get(DefaultItemInputKey, "Item")] = item;
        }

        var workflow = context.WorkflowExecutionContext;
        workflow.Enqueue(QueueItems.Dispatch(new QueueItems.DispatchWork(definitionId, Ids.New(context.Clock), CorrelationOf(context, item), input, workflow.Id, bookmark is not null, bookmark?.Hash), context.Clock));
    }

    private string? CorrelationOf(ActivityExecutionContext context, object? item)
    {
        if (CorrelationIdFunction is null)
            return null;
        var dynamic = context.DynamicVariables ??= new(StringComparer.Ordinal);
        dynamic["Item"] = item;
        try
        {
            return context.Evaluate(CorrelationIdFunction) is { Length: > 0 } correlation ? correlation : null;
        }
        finally
        {
            dynamic.Remove("Item");
        }
    }

    private async ValueTask OnChildEndedAsync(ActivityExecutionContext context)
    {
        context.Properties[FinishedKey] = Count(context, FinishedKey) + 1;
        var word = context.ResumeInput;
        if (word.GetValueOrDefault(ChildWorkflows.NotStartedKey) is string reason)
            context.AddExecutionLogEntry("Child not started", reason);
        var subStatus = word.GetValueOrDefault(ChildWorkflows.SubStatusKey) as string;
        if (subStatus == nameof(WorkflowSubStatus.Cancelled))
            context.Properties[CanceledKey] = Count(context, CanceledKey) + 1;
        if (PortFor(subStatus) is { } port)
        {
            await context.ScheduleActivityAsync(port, OnPortCompletedAsync, variables: new Dictionary<string, object?>
            {
                ["ChildInstanceId"] = word.GetValueOrDefault(ChildWorkflows.InstanceIdKey),
                ["ChildOutput"] = word.GetValueOrDefault(ChildWorkflows.OutputKey),
            });
        }

        await CompleteWhenAllEndedAsync(context);
    }

    private Activity? PortFor(string? subStatus) => subStatus switch
    {
        nameof(WorkflowSubStatus.Faulted) => ChildFaulted,
        nameof(WorkflowSubStatus.Finished) => ChildCompleted,
        _ => null,
    };

    private static ValueTask OnPortCompletedAsync(ActivityCompletedContext context) => CompleteWhenAllEndedAsync(context.TargetContext);

    private static ValueTask CompleteWhenAllEndedAsync(ActivityExecutionContext context) =>
        Count(context, FinishedKey) < Count(context, DispatchedKey) || context.HasOpenChildren
            ? default
            : context.CompleteActivityWithOutcomesAsync(Count(context, CanceledKey) > 0 ? "Canceled" : "Completed", "Done");

    private static long Count(ActivityExecutionContext context, string key) => ValueConverter.To<long>(context.Properties.TryGetValue(key, out var count) ? count : 0L);
}
