using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Retention;

/// <summary>
/// Takes instances that ended long ago out of the database, with their journal, executions, bookmarks and incidents. What the law or a person may still ask
/// for stays: instances that carry or concern a case, a penalty case or a campaign, that opened a task or a deadline, or that somebody altered. So do faulted
/// ones, which can still be repaired, and relatives of instances that run.
/// </summary>
public sealed class InstanceRetention(OrchestratorDbContext db)
{
    /// <summary>How many instances ended before the instant and may go.</summary>
    public Task<int> CountAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken = default) => Prunable(endedBefore).CountAsync(cancellationToken);

    /// <summary>Instances that ended before the instant and may go, the oldest first, at most so many.</summary>
    public async Task<IReadOnlyList<string>> SelectAsync(DateTimeOffset endedBefore, int limit, CancellationToken cancellationToken = default) =>
        await Prunable(endedBefore).OrderBy(i => i.FinishedAt).ThenBy(i => i.Id).Select(i => i.Id).Take(limit).ToListAsync(cancellationToken);

    /// <summary>Removes those of the instances that may still go, in the transaction that the caller holds.</summary>
    public async Task<PrunedRows> PruneAsync(IReadOnlyList<string> instanceIds, DateTimeOffset endedBefore, CancellationToken cancellationToken = default)
    {
        var ids = await Prunable(endedBefore).Where(i => instanceIds.Contains(i.Id)).Select(i => i.Id).ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return new PrunedRows(0, 0, 0, 0);
        var bookmarks = await db.Bookmarks.Where(b => ids.Contains(b.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        var (lines, executions) = await db.RemoveHistoryAsync(ids, cancellationToken);
        await db.Incidents.Where(x => ids.Contains(x.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        var instances = await db.Instances.Where(i => ids.Contains(i.Id)).ExecuteDeleteAsync(cancellationToken);
        return new PrunedRows(instances, (int)lines, executions, bookmarks);
    }

    private IQueryable<WorkflowInstance> Prunable(DateTimeOffset endedBefore) => db.Instances.AsNoTracking()
        .Where(i => i.Status == WorkflowStatus.Finished && (i.SubStatus == WorkflowSubStatus.Finished || i.SubStatus == WorkflowSubStatus.Cancelled) && i.FinishedAt < endedBefore)
        .Where(i => !db.Cases.Any(c => c.InstanceId == i.Id || c.Id == i.CorrelationId))
        .Where(i => !db.PenaltyCases.Any(p => p.InstanceId == i.Id || p.Id == i.CorrelationId))
        .Where(i => !db.Campaigns.Any(c => c.InstanceId == i.Id || c.Id == i.CorrelationId))
        .Where(i => !db.Tasks.Any(t => t.InstanceId == i.Id))
        .Where(i => !db.Deadlines.Any(d => d.InstanceId == i.Id))
        .Where(i => !db.AlterationItems.Any(a => a.InstanceId == i.Id))
        .Where(i => !db.Instances.Any(other => other.Status == WorkflowStatus.Running && (other.Id == i.ParentInstanceId || other.ParentInstanceId == i.Id)));
}
