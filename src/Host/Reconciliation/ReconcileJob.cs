using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Records;
using Quartz;

namespace Orchestrator.Host.Reconciliation;

/// <summary>The nightly comparison of every campaign under way to which somebody has filed a table.</summary>
[DisallowConcurrentExecution]
internal sealed class ReconcileJob(IUnitOfWork unitOfWork, IServiceScopeFactory scopes, ILogger<ReconcileJob> log) : IJob
{
    public static readonly JobKey Key = new("reconcile", "reconciliation");
    private static readonly Actor Service = new("system", "系统", [Role.System]);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> campaigns;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
            campaigns = await db.Campaigns.Where(c => c.State == CampaignState.Launched && db.Declarations.Any(d => d.CampaignId == c.Id)).Select(c => c.Id).ToListAsync(cancellationToken);
        }
        foreach (var campaign in campaigns)
        {
            var run = (await unitOfWork.RunAsync((services, token) => services.GetRequiredService<ReconciliationDesk>().RunAsync(campaign, Service, token), cancellationToken)).Value;
            log.LogInformation("Comparison {Run}: {Found} discrepancies, {New} new, {Resolved} resolved", run.Number, run.Found, run.New, run.Resolved);
        }
    }
}
