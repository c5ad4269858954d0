namespace Orchestrator.Engine.Activities;

/// <summary>What a task bookmark waits for.</summary>
/// <param name="TaskName">For people and lists; not part of what the bookmark is found by.</param>
public sealed record RunTaskStimulus(string TaskId, [property: ExcludeFromHash] string? TaskName = null);

/// <summary>A task that a workflow asks for.</summary>
public sealed record RunTaskRequest(string TaskId, string TaskName, IReadOnlyDictionary<string, object?> Payload, string InstanceId, string? CorrelationId);

/// <summary>Learns, within the burst's transaction, of each task that a workflow asks for; it should store the task, not do it.</summary>
public interface IRunTaskDispatcher
{
    ValueTask DispatchAsync(RunTaskRequest request, CancellationToken cancellationToken);
}

/// <summary>Asks for a task and waits until it is reported as done.</summary>
[Activity("Elsa", "基本", CategoryEn = "Primitives", DisplayName = "运行任务", DisplayNameEn = "Run task", Description = "请求外部完成任务并等待结果。", DescriptionEn = "Asks for a task and waits until it is reported as done.")]
public sealed class RunTask : Activity<object?>
{
    internal const string BookmarkName = "Elsa.RunTask";
    /// <summary>Input under which a resumption brings the task's result.</summary>
    public const string ResultKey = "RunTaskInput";

    [Input(DisplayName = "任务名", DisplayNameEn = "Task name", Order = 1)]
    public Input<string>? TaskName { get; set; }

    [Input(DisplayName = "内容", DisplayNameEn = "Payload", Order = 2)]
    public Input<IDictionary<string, object?>>? Payload { get; set; }

    [Output(DisplayName = "任务标识", DisplayNameEn = "Task id")]
    public Output<string>? TaskId { get; set; }

    protected internal override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var name = context.Get(TaskName);
        if (string.IsNullOrWhiteSpace(name))
            throw new InvalidOperationException("“任务名”没有值。TaskName has no value.");
        var taskId = Ids.New(context.Clock);
        context.Set(TaskId, taskId);
        context.CreateBookmark(new CreateBookmarkArgs { Name = BookmarkName, Stimulus = new RunTaskStimulus(taskId, name), IncludeActivityInstanceId = false, Callback = OnDoneAsync });
        if (context.GetService<IRunTaskDispatcher>() is { } dispatcher)
        {
            var payload = new Dictionary<string, object?>(context.Get(Payload) ?? new Dictionary<string, object?>());
            await dispatcher.DispatchAsync(new RunTaskRequest(taskId, name, payload, context.WorkflowExecutionContext.Id, context.WorkflowExecutionContext.CorrelationId), context.CancellationToken);
        }
    }

    private ValueTask OnDoneAsync(ActivityExecutionContext context)
    {
        context.Set(Result, context.ResumeInput.GetValueOrDefault(ResultKey));
        return context.CompleteActivityAsync();
    }
}
