using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.Campaigns;

/// <summary>Closes the campaign: the bulletin is out. Cases that are still open go on.</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "专项整治结束", DisplayNameEn = "Close the campaign", Description = "通报印发后结束专项整治，未结案件继续办理。", DescriptionEn = "The campaign ends with its bulletin; open cases go on.")]
internal sealed class CloseCampaign : CodeActivity
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var campaign = (await context.OpenFileAsync()).Campaign;
        if (campaign.State == CampaignState.Closed)
            return;
        var before = campaign.State;
        campaign.State = CampaignState.Closed;
        campaign.ClosedAt = context.Clock.GetUtcNow();
        await context.GetRequiredService<IAuditTrail>().AppendAsync(campaign, context.GetRequiredService<Acting>().Actor, "campaign.closed", before.ToString(), campaign.State.ToString(), cancellationToken: context.CancellationToken);
    }
}
