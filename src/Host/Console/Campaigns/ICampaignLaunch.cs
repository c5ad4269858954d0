using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Campaigns;

/// <summary>Opens a campaign for work: from then on every registered unit has its case.</summary>
public interface ICampaignLaunch
{
    /// <summary>Null when the campaign runs; otherwise why it does not.</summary>
    Task<Refusal?> LaunchAsync(string campaignId, Actor actor, CancellationToken cancellationToken = default);
}
