using Orchestrator.Engine;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>Waits until a timer that this workflow has armed ends.</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "等待期限届满", DisplayNameEn = "Await a deadline", Description = "等待本流程已设定的期限届满。", DescriptionEn = "Waits until a timer of this workflow ends.")]
internal sealed class AwaitDeadline : Activity
{
    [Input(DisplayName = "期限", DisplayNameEn = "Timer", Order = 1)]
    public Input<string> Timer { get; set; } = new("");

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var (instanceId, timer) = (context.WorkflowExecutionContext.Id, context.Get(Timer, ""));
        var isArmed = await context.GetRequiredService<IRecords>().CountAsync<Deadline>(
            row => row.InstanceId == instanceId && row.Timer == timer && row.Kind != DeadlineKind.Reminder && (row.Status == DeadlineStatus.Armed || row.Status == DeadlineStatus.Suspended), context.CancellationToken) > 0;
        if (isArmed)
            context.CreateBookmark(DeadlineStimulus.Bookmark(timer, EndedAsync));
        else
            await context.CompleteActivityAsync();
    }

    [Continuation("ended")]
    private ValueTask EndedAsync(ActivityExecutionContext context) => context.CompleteActivityAsync();
}
