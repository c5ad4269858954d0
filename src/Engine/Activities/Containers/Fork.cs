namespace Orchestrator.Engine.Activities;

/// <summary>When a fork goes on.</summary>
public enum ForkJoinMode
{
    WaitAll,
    WaitAny,
}

/// <summary>Branches side by side; goes on when all, or the first, have completed.</summary>
[Activity("Elsa", "流程控制", CategoryEn = "Control Flow", DisplayName = "分支执行", DisplayNameEn = "Fork", Description = "同时执行各分支，全部或任一完成后继续。", DescriptionEn = "Runs branches side by side and goes on when all, or the first, have completed.", IsBrowsable = false)]
public sealed class Fork : Activity
{
    [Input(DisplayName = "方式", DisplayNameEn = "Join mode")]
    public ForkJoinMode JoinMode { get; set; } = ForkJoinMode.WaitAll;

    [Port(IsBrowsable = false)]
    public ICollection<IActivity> Branches { get; set; } = [];

    protected internal override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (Branches.Count == 0)
            await context.CompleteActivityAsync();
        foreach (var branch in Branches)
            await context.ScheduleActivityAsync(branch);
    }

    protected internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) =>
        JoinMode == ForkJoinMode.WaitAny || Breaking.Is(context) ? context.CompleteActivityAsync() : context.CompleteWhenIdleAsync();
}
