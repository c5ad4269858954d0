using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Campaigns;

/// <summary>Launches through the campaign desk, and opens the cases that are missing batch by batch.</summary>
internal sealed class CampaignLaunch(IUnitOfWork unitOfWork) : ICampaignLaunch
{
    /// <summary>Cases per transaction: few enough that other people's acts get their turn between two batches.</summary>
    private const int Batch = 50;

    public async Task<Refusal?> LaunchAsync(string campaignId, Actor actor, IProgress<int> opened, CancellationToken cancellationToken = default)
    {
        try
        {
            var launched = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<CampaignDesk>().LaunchAsync(campaignId, actor, token), cancellationToken);
            // Launched before: what is left are units without a case, after an interruption or a later import.
            if (launched.Refusal is { Code: not "campaign.already-launched" } refusal)
                return refusal;
            await OpenAsync(campaignId, actor, opened, cancellationToken);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private async Task OpenAsync(string campaignId, Actor actor, IProgress<int> opened, CancellationToken cancellationToken)
    {
        var count = 0;
        string? last = null;
        do
        {
            var after = last;
            var batch = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<CampaignDesk>().OpenCasesAsync(campaignId, after, Batch, actor, token), cancellationToken);
            count += batch.Opened;
            last = batch.LastUnitCode;
            opened.Report(count);
        }
        while (last is not null);
    }
}
