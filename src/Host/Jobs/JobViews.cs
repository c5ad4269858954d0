using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Jobs;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Jobs;

namespace Orchestrator.Host.Jobs;

/// <summary>Jobs and items as callers see them.</summary>
internal static class JobViews
{
    public static async Task<IReadOnlyList<JobInfo>> ShowAsync(OrchestratorDbContext db, IReadOnlyList<Job> jobs, CancellationToken cancellationToken = default)
    {
        var ids = jobs.Select(job => job.Id).ToList();
        var counts = (await db.JobItems.AsNoTracking().Where(i => ids.Contains(i.JobId)).GroupBy(i => new { i.JobId, i.Status }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken))
            .ToDictionary(c => (c.Key.JobId, c.Key.Status), c => c.Count);
        return [.. jobs.Select(job => Show(job, status => counts.GetValueOrDefault((job.Id, status))))];
    }

    public static JobItemInfo Show(JobItem item) => new(item.SubjectId, item.Status.ToString(), item.CaseId, item.Message, item.MessageEn, item.DoneAt);

    private static JobInfo Show(Job job, Func<JobItemStatus, int> count) => new()
    {
        Id = job.Id,
        Kind = job.Kind.ToString(),
        Status = job.Status.ToString(),
        CampaignId = job.CampaignId,
        Reason = job.Reason,
        OrderedByName = job.OrderedByName,
        OrderedAt = job.OrderedAt,
        CompletedAt = job.CompletedAt,
        Total = job.Total,
        Done = count(JobItemStatus.Done),
        Refused = count(JobItemStatus.Refused),
        Failed = count(JobItemStatus.Failed),
        Pending = count(JobItemStatus.Pending),
        Left = count(JobItemStatus.Left),
    };
}
