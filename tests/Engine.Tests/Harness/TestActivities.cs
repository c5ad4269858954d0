using System.Data.Common;

namespace Orchestrator.Engine.Tests.Harness;

/// <summary>Waits for a decision and for its deadline at once, as casework does.</summary>
[Activity("Test", "测试", CategoryEn = "Test", DisplayName = "询问", DisplayNameEn = "Ask", Description = "等待决定", DescriptionEn = "Waits for a decision")]
[FlowNode("Approve|同意|Approve", "Reject|不同意|Reject", "Expired")]
public sealed class Ask : Activity<string>
{
    [Input(DisplayName = "问题", DisplayNameEn = "Question", UIHint = UIHints.MultiLine, Order = 1, Category = "内容", CategoryEn = "Content")]
    public Input<string> Question { get; set; } = new("");

    [Input(DisplayName = "密级", DisplayNameEn = "Secret", IsSensitive = true, Order = 2)]
    public Input<string?>? Secret { get; set; }

    [Input(DisplayName = "优先级", DisplayNameEn = "Priority", UIHint = UIHints.Dropdown, DefaultValue = "normal", Options = ["normal|1 普通|1 Normal", "urgent|2 紧急|2 Urgent"], Order = 3)]
    public Input<string> Priority { get; set; } = new("normal");

    protected override void Execute(ActivityExecutionContext context)
    {
        context.Properties["asked"] = context.Get(Question);
        context.CreateBookmark(new CreateBookmarkArgs { Name = "Test.Decision", Stimulus = new { Question = context.Get(Question) }, Callback = OnDecidedAsync });
        context.CreateBookmark(new CreateBookmarkArgs { Name = "Test.Deadline", DueAt = context.Clock.GetUtcNow() + TimeSpan.FromDays(3), Callback = OnExpiredAsync });
    }

    [Continuation("decided")]
    private ValueTask OnDecidedAsync(ActivityExecutionContext context)
    {
        var outcome = (string?)context.ResumeInput.GetValueOrDefault("Outcome");
        if (outcome == "boom")
            throw new InvalidOperationException("boom");
        context.Set(Result, outcome);
        return context.CompleteActivityWithOutcomesAsync(outcome!);
    }

    private static ValueTask OnExpiredAsync(ActivityExecutionContext context) => context.CompleteActivityWithOutcomesAsync("Expired");
}

/// <summary>Counts resumptions of one lasting bookmark.</summary>
[Activity("Test", "测试")]
public sealed class Collect : Activity
{
    [Input]
    public Input<int> Wanted { get; set; } = new(1);

    protected override void Execute(ActivityExecutionContext context) =>
        context.CreateBookmark(new CreateBookmarkArgs { Callback = OnOneAsync, AutoBurn = false });

    private async ValueTask OnOneAsync(ActivityExecutionContext context)
    {
        var count = Convert.ToInt32(context.Properties.TryGetValue("count", out var c) ? c : 0, null) + 1;
        context.Properties["count"] = count;
        if (count >= context.Get(Wanted))
            await context.CompleteActivityAsync();
    }
}

/// <summary>Tries to wait with a lambda.</summary>
[Activity("Test", "测试")]
public sealed class Lambda : Activity
{
    protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark("x", _ => default);
}

/// <summary>Fails until told otherwise, after having scheduled and bookmarked.</summary>
[Activity("Test", "测试")]
public sealed class Flaky : Activity
{
    [Input]
    public Input<bool> Fails { get; set; } = new(true);

    [Port]
    public Activity? Body { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.CreateBookmark(new CreateBookmarkArgs { Name = "left over" });
        await context.ScheduleActivityAsync(Body);
        if (context.Get(Fails) && context.GetVariable<bool>("Broken"))
            throw new InvalidOperationException("flaky");
        await context.CompleteActivityWithOutcomesAsync("Done");
    }
}

/// <summary>Meets a database that is away.</summary>
[Activity("Test", "测试")]
public sealed class DatabaseAway : CodeActivity
{
    protected override void Execute(ActivityExecutionContext context) => throw new InvalidOperationException("wrapped", new AwayException());

    private sealed class AwayException() : DbException("away");
}

/// <summary>A parent whose callback fails after its child has completed.</summary>
[Activity("Test", "测试")]
public sealed class BadParent : Activity
{
    [Port]
    public Activity? Body { get; set; }

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => context.ScheduleActivityAsync(Body, OnBodyAsync, tag: "t");

    private ValueTask OnBodyAsync(ActivityCompletedContext context) => throw new InvalidOperationException("parent failed, tag " + context.ChildContext.Tag);
}

/// <summary>Runs only when its gate is open.</summary>
[Activity("Test", "测试")]
public sealed class Gate : CodeActivity
{
    protected override ValueTask<bool> CanExecuteAsync(ActivityExecutionContext context) => new(context.GetVariable<bool>("Open"));
}

/// <summary>A job: it runs in the background, and fails while the workflow says so.</summary>
[Activity("Test", "测试", Kind = ActivityKind.Job)]
public sealed class Job : CodeActivity<string>
{
    [Input]
    public Input<string> Text { get; set; } = new("");

    protected override void Execute(ActivityExecutionContext context)
    {
        if (context.GetVariable<bool>("Broken"))
            throw new InvalidOperationException("job failed");
        context.Set(Result, context.Get(Text));
    }
}
