using Orchestrator.Engine;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>Cancels a timer of this workflow and its reminders: what it waited for has happened.</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "撤销期限", DisplayNameEn = "Cancel a deadline", Description = "撤销本流程设定的期限及其提醒。", DescriptionEn = "Cancels a timer of this workflow and its reminders.")]
internal sealed class CancelDeadline : CodeActivity
{
    [Input(DisplayName = "期限", DisplayNameEn = "Timer", Order = 1)]
    public Input<string> Timer { get; set; } = new("");

    [Input(DisplayName = "原因", DisplayNameEn = "Reason", Order = 2)]
    public Input<string> Reason { get; set; } = new("期限事项已办结");

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        await context.GetRequiredService<DeadlineArming>().CancelAsync(file, context.WorkflowExecutionContext.Id, context.Get(Timer, ""), context.Get(Reason, ""), context.CancellationToken);
    }
}
