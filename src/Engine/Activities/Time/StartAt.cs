namespace Orchestrator.Engine.Activities;

/// <summary>What a wait for an instant remembers.</summary>
public sealed record StartAtStimulus(DateTimeOffset ExecuteAt);

/// <summary>Waits until an instant, however far; an instant in the past is no wait.</summary>
[Activity("Elsa", "定时", CategoryEn = "Scheduling", DisplayName = "定点", DisplayNameEn = "Start at", Kind = ActivityKind.Trigger, Description = "等到指定时刻；也可在该时刻启动流程。", DescriptionEn = "Waits until an instant, or starts the workflow then.")]
public sealed class StartAt : Activity, ITrigger
{
    [Input(DisplayName = "时刻", DisplayNameEn = "Date and time", Description = "ISO 8601；未写时区时按中国时间。", DescriptionEn = "ISO 8601; without a zone it is read in China time.")]
    public Input<DateTimeOffset?>? DateTime { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var at = InstantIn(context);
        if (context.IsTriggerOfWorkflow || at <= context.Clock.GetUtcNow())
            return context.CompleteActivityAsync();
        context.CreateBookmark(new CreateBookmarkArgs { Stimulus = new StartAtStimulus(at), DueAt = at });
        return default;
    }

    IEnumerable<TriggerSeed> ITrigger.Seeds(ActivityExecutionContext context)
    {
        var at = InstantIn(context);
        yield return new TriggerSeed(context.Node.Type, new StartAtStimulus(at), at);
    }

    private DateTimeOffset InstantIn(ActivityExecutionContext context) =>
        context.Get(DateTime) ?? throw new InvalidOperationException("“时刻”没有值。DateTime has no value.");
}
