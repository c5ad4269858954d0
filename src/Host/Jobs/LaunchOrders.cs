using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Campaigns;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Jobs;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Jobs;

/// <summary>Orders launches for console and API, and says how far they have come. Asking again for one that is under way, or done, changes nothing.</summary>
internal sealed class LaunchOrders(IUnitOfWork unitOfWork, IServiceScopeFactory scopes)
{
    /// <summary>Null when the launch is ordered, under way or done; otherwise why not.</summary>
    public async Task<Refusal?> OrderAsync(string campaignId, Actor actor, CancellationToken cancellationToken = default)
    {
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<JobDesk>().OrderLaunchAsync(campaignId, actor, token), cancellationToken);
        return answer.Refusal is { } no && no != JobRefusals.LaunchRuns && no != JobRefusals.NothingToOpen ? no : null;
    }

    /// <summary>The job that opens the campaign's cases; null when none is under way.</summary>
    public Task<string?> RunningAsync(string campaignId, CancellationToken cancellationToken = default) => ReadAsync(db =>
        db.Jobs.Where(job => job.CampaignId == campaignId && (job.Status == JobStatus.Running || job.Status == JobStatus.Paused)).Select(job => job.Id).FirstOrDefaultAsync(cancellationToken));

    /// <summary>How far the launch has come; null when there is no such campaign.</summary>
    public Task<CampaignLaunch?> StatusAsync(string campaignId, CancellationToken cancellationToken = default) => ReadAsync(async db =>
    {
        var state = await db.Campaigns.Where(c => c.Id == campaignId).Select(c => (CampaignState?)c.State).FirstOrDefaultAsync(cancellationToken);
        if (state is null)
            return null;
        var units = await db.Units.CountAsync(cancellationToken);
        var opened = await db.Cases.CountAsync(c => c.CampaignId == campaignId, cancellationToken);
        var isRunning = await db.Jobs.AnyAsync(job => job.CampaignId == campaignId && job.Status == JobStatus.Running, cancellationToken);
        return new CampaignLaunch(campaignId, isRunning ? nameof(JobStatus.Running) : state.Value.ToString(), units, opened);
    });

    private async Task<T> ReadAsync<T>(Func<OrchestratorDbContext, Task<T>> query)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>());
    }
}
