using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Jobs;

namespace Orchestrator.Storage.Jobs;

/// <inheritdoc cref="IJobItems"/>
internal sealed class JobItems(OrchestratorDbContext db, RowLocks locks) : IJobItems
{
    private const string Pending = nameof(JobItemStatus.Pending);
    private const string Left = nameof(JobItemStatus.Left);

    public Task<int> CountUnitsWithoutCaseAsync(string campaignId, CancellationToken cancellationToken = default) =>
        db.Units.CountAsync(unit => !db.Cases.Any(row => row.CampaignId == campaignId && row.UnitId == unit.Id), cancellationToken);

    public async Task AddUnitsWithoutCaseAsync(string jobId, string campaignId, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into job_items (id, job_id, subject_id, status)
            select {jobId} || '-' || u.code, {jobId}, u.id, {Pending} from units u
            where not exists (select 1 from cases c where c.campaign_id = {campaignId} and c.unit_id = u.id)
            """,
            cancellationToken);
    }

    public async Task LeaveAsync(string jobId, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"update job_items set status = {Left} where job_id = {jobId} and status = {Pending}", cancellationToken);
    }

    public Task<IReadOnlyList<JobItem>> TakeAsync(string jobId, int limit, CancellationToken cancellationToken = default) =>
        locks.TakeAsync(db.JobItems.Where(item => item.JobId == jobId && item.Status == JobItemStatus.Pending).OrderBy(item => item.Id), "job_items", limit, cancellationToken);
}
