using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Activities;

/// <summary>What a delay remembers.</summary>
public sealed record DelayStimulus(DateTimeOffset ResumeAt);

/// <summary>Waits for a span of time.</summary>
[Activity("Elsa", "定时", CategoryEn = "Scheduling", DisplayName = "延时", DisplayNameEn = "Delay", Description = "等待一段时间，如 72:00:00（72 小时）或 3.00:00:00（3 天）。", DescriptionEn = "Waits for a span of time, such as 72:00:00 (72 hours) or 3.00:00:00 (3 days).")]
public sealed class Delay : Activity
{
    [Input(DisplayName = "时长", DisplayNameEn = "Time span", DefaultValue = "00:01:00")]
    public Input<TimeSpan> TimeSpan { get; set; } = new(System.TimeSpan.FromMinutes(1));

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var span = context.Get(TimeSpan);
        if (span < System.TimeSpan.Zero)
            throw new InvalidOperationException($"时长不能为负：{Durations.Format(span)}。The time span must not be negative: {Durations.Format(span)}.");
        if (span == System.TimeSpan.Zero)
            return context.CompleteActivityAsync();
        var at = context.Clock.GetUtcNow() + span;
        context.CreateBookmark(new CreateBookmarkArgs { Stimulus = new DelayStimulus(at), DueAt = at });
        return default;
    }
}
