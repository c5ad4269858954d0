namespace Orchestrator.Engine.Activities;

/// <summary>What an event bookmark waits for.</summary>
public sealed record EventStimulus(string EventName);

/// <summary>Waits for an event, or starts the workflow when it comes.</summary>
[Activity("Elsa", "基本", CategoryEn = "Primitives", DisplayName = "等待事件", DisplayNameEn = "Event", Kind = ActivityKind.Trigger, Description = "等待指定事件；也可由事件启动流程。", DescriptionEn = "Waits for an event, or starts the workflow when it comes.")]
public sealed class Event : Activity<object?>, ITrigger
{
    internal const string BookmarkName = "Elsa.Event";
    /// <summary>Input under which a resumption brings the event's payload; the result of the step.</summary>
    public const string PayloadKey = "__EventPayloadWorkflowInput";

    [Input(DisplayName = "事件名", DisplayNameEn = "Event name")]
    public Input<string>? EventName { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfWorkflow)
            return OnEventAsync(context);
        context.CreateBookmark(new CreateBookmarkArgs { Name = BookmarkName, Stimulus = new EventStimulus(NameIn(context)), IncludeActivityInstanceId = false, Callback = OnEventAsync });
        return default;
    }

    IEnumerable<TriggerSeed> ITrigger.Seeds(ActivityExecutionContext context)
    {
        yield return new TriggerSeed(BookmarkName, new EventStimulus(NameIn(context)));
    }

    private ValueTask OnEventAsync(ActivityExecutionContext context)
    {
        context.Set(Result, context.ResumeInput.GetValueOrDefault(PayloadKey));
        return context.CompleteActivityAsync();
    }

    private string NameIn(ActivityExecutionContext context) =>
        context.Get(EventName) is { Length: > 0 } name ? name : throw new InvalidOperationException("“事件名”没有值。EventName has no value.");
}
