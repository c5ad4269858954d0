namespace Orchestrator.Engine.Activities;

/// <summary>What a recurring timer remembers.</summary>
public sealed record TimerStimulus(DateTimeOffset StartAt, TimeSpan Interval);

/// <summary>Waits one interval, or starts the workflow at each interval.</summary>
[Activity("Elsa", "定时", CategoryEn = "Scheduling", DisplayName = "间隔", DisplayNameEn = "Timer", Kind = ActivityKind.Trigger, Description = "等待一个间隔；也可按间隔反复启动流程。", DescriptionEn = "Waits one interval, or starts the workflow at each interval.")]
public sealed class Timer : Activity, ITrigger
{
    [Input(DisplayName = "间隔", DisplayNameEn = "Interval", DefaultValue = "00:01:00")]
    public Input<TimeSpan> Interval { get; set; } = new(TimeSpan.FromMinutes(1));

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfWorkflow)
            return context.CompleteActivityAsync();
        var at = context.Clock.GetUtcNow() + IntervalIn(context);
        context.CreateBookmark(new CreateBookmarkArgs { Stimulus = new DelayStimulus(at), DueAt = at });
        return default;
    }

    IEnumerable<TriggerSeed> ITrigger.Seeds(ActivityExecutionContext context)
    {
        var interval = IntervalIn(context);
        var first = context.Clock.GetUtcNow() + interval;
        yield return new TriggerSeed(context.Node.Type, new TimerStimulus(first, interval), first);
    }

    private TimeSpan IntervalIn(ActivityExecutionContext context) => context.Get(Interval) is var interval && interval > TimeSpan.Zero
        ? interval
        : throw new InvalidOperationException("间隔必须大于零。The interval must be greater than zero.");
}
