using Orchestrator.Engine;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Penalties;

/// <summary>Begins the chain of custody of each thing on the list of a decision to register and keep evidence, once that was served.</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "登记保存证据的保管链", DisplayNameEn = "Register kept evidence",
    Description = "为先行登记保存的每件证据建立保管链。", DescriptionEn = "Begins the chain of custody of each piece of evidence that is kept.")]
internal sealed class RegisterKeptEvidence : CodeActivity
{
    [Input(DisplayName = "决定书标识", DisplayNameEn = "Document id", Description = "先行登记保存证据决定书。", DescriptionEn = "The decision by which the evidence is kept.", Order = 1)]
    public Input<string> NoticeId { get; set; } = new("");

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var decision = await context.GetRequiredService<IRecords>().StandingNoticeAsync(context.Get(NoticeId, ""), context.CancellationToken);
        await context.GetRequiredService<KeptEvidenceDesk>().RegisterAsync(file, decision, context.CancellationToken);
    }
}
