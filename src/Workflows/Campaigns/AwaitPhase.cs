using Orchestrator.Engine;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Campaigns;

/// <summary>Waits for the first day of a phase of the campaign; goes on at once when it has come.</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "等待阶段开始", DisplayNameEn = "Await a phase", Description = "等待专项整治某一阶段的第一天。", DescriptionEn = "Waits for the first day of a phase.")]
internal sealed class AwaitPhase : Activity
{
    [Input(DisplayName = "阶段序号", DisplayNameEn = "Number", Order = 1)]
    public Input<int> Number { get; set; } = new(1);

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var number = context.Get(Number, 1);
        if (context.GetRequiredService<LegalClock>().Today >= file.Campaign.PhaseNumber(number).First)
        {
            await context.CompleteActivityAsync();
            return;
        }
        await context.GetRequiredService<DeadlineArming>().ArmPhaseAsync(file, context.WorkflowExecutionContext.Id, number, context.CancellationToken);
        context.CreateBookmark(DeadlineStimulus.Bookmark(Wait.Phase(number), BegunAsync));
    }

    [Continuation("begun")]
    private ValueTask BegunAsync(ActivityExecutionContext context) => context.CompleteActivityAsync();
}
