using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.ElsaApi.Wire;

namespace Orchestrator.Host.ElsaApi.Executions;

/// <summary>Counts executions by node, in the database.</summary>
internal static class ExecutionCounts
{
    public static async Task<List<ExecutionStats>> ReportAsync(this IQueryable<ActivityExecution> executions, CancellationToken cancellationToken)
    {
        var rows = await executions.GroupBy(x => new { x.NodeId, x.ActivityId })
            .Select(group => new
            {
                group.Key.NodeId,
                group.Key.ActivityId,
                Started = group.Count(),
                Completed = group.Count(x => x.CompletedAt != null),
                Blocked = group.Count(x => x.HasBookmarks),
                Faulted = group.Count(x => x.Status == ActivityStatus.Faulted),
                Faults = group.Sum(x => x.AggregateFaultCount),
            }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new ExecutionStats
        {
            ActivityId = row.ActivityId,
            ActivityNodeId = row.NodeId,
            StartedCount = row.Started,
            CompletedCount = row.Completed,
            IsBlocked = row.Blocked > 0,
            IsFaulted = row.Faulted > 0,
            AggregateFaultCount = row.Faults,
        });
    }
}
