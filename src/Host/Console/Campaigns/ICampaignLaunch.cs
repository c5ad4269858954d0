using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Campaigns;

/// <summary>Opens a campaign for work: from then on every registered unit has its case.</summary>
public interface ICampaignLaunch
{
    /// <summary>Null when the campaign runs; otherwise why it does not.</summary>
    /// <param name="opened">Is told how many cases have been opened so far.</param>
    Task<Refusal?> LaunchAsync(string campaignId, Actor actor, IProgress<int> opened, CancellationToken cancellationToken = default);
}
