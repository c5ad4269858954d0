using Cronos;

namespace Orchestrator.Engine.Activities;

/// <summary>What a cron wait remembers.</summary>
public sealed record CronStimulus(DateTimeOffset ExecuteAt, string CronExpression);

/// <summary>
/// Waits until the next instant of a cron expression, or starts the workflow at each of them. Six fields, seconds first; times are in the engine's zone.
/// A blank expression is a timetable that is switched off: nothing is started, nothing is waited for.
/// </summary>
[Activity("Elsa", "定时", CategoryEn = "Scheduling", DisplayName = "计划", DisplayNameEn = "Cron", Kind = ActivityKind.Trigger, Description = "等到 Cron 表达式的下一时刻；也可按其反复启动流程。", DescriptionEn = "Waits until the next instant of a cron expression, or starts the workflow at each of them.")]
public sealed class Cron : Activity, ITrigger
{
    [Input(DisplayName = "表达式", DisplayNameEn = "Cron expression")]
    public Input<string>? CronExpression { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfWorkflow || ExpressionIn(context) is not { } expression)
            return context.CompleteActivityAsync();
        var at = NextOf(expression, context);
        context.CreateBookmark(new CreateBookmarkArgs { Stimulus = new CronStimulus(at, expression), DueAt = at });
        return default;
    }

    IEnumerable<TriggerSeed> ITrigger.Seeds(ActivityExecutionContext context)
    {
        if (ExpressionIn(context) is not { } expression)
            yield break;
        var at = NextOf(expression, context);
        _ = Cronos.CronExpression.Parse(expression, CronFormat.IncludeSeconds);
        yield return new TriggerSeed(context.Node.Type, new CronStimulus(at, expression), at);
    }

    /// <summary>The next instant after <paramref name="after"/>, or null when there is none.</summary>
    /// <exception cref="CronFormatException">The expression is not valid.</exception>
    internal static DateTimeOffset? Next(string expression, DateTimeOffset after, TimeZoneInfo zone)
    {
        // Workflows that were published while five fields were taken go on.
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var cron = Cronos.CronExpression.Parse(expression, fields == 5 ? CronFormat.Standard : CronFormat.IncludeSeconds);
        return cron.GetNextOccurrence(after, zone)?.ToUniversalTime();
    }

    private string? ExpressionIn(ActivityExecutionContext context) => context.Get(CronExpression) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static DateTimeOffset NextOf(string expression, ActivityExecutionContext context) => Next(expression, context.Clock.GetUtcNow(), context.WorkflowExecutionContext.TimeZone)
        ?? throw new InvalidOperationException($"表达式“{expression}”没有下一时刻。The expression '{expression}' has no next instant.");
}
