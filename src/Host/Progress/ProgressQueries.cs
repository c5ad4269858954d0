using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Progress;

/// <summary>How far instances have come, read from their execution records and bookmarks.</summary>
internal static class ProgressQueries
{
    /// <summary>Of an instance that ran more steps than this, the latest are told.</summary>
    public const int MostExecutions = 5000;

    /// <summary>Of more waits than this, the oldest are told.</summary>
    public const int MostWaits = 50_000;

    /// <summary>Each step that the instance has begun.</summary>
    public static async Task<IReadOnlyList<StepProgress>> StepsAsync(OrchestratorDbContext db, string instanceId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var runs = await db.Executions.AsNoTracking().Where(run => run.InstanceId == instanceId)
            .OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Id).Take(MostExecutions)
            .Select(run => new { run.ActivityId, run.StartedAt, run.CompletedAt, Waits = run.HasBookmarks && run.CompletedAt == null, Holds = run.Status == ActivityStatus.Running && !run.HasBookmarks && run.CompletedAt == null }).ToListAsync(cancellationToken);
        return [.. runs.GroupBy(run => run.ActivityId).Select(step => new StepProgress(
            step.Key,
            step.Count(),
            step.Aggregate(TimeSpan.Zero, (sum, run) => sum + ((run.CompletedAt ?? (run.Waits || run.Holds ? now : run.StartedAt)) - run.StartedAt)),
            step.Where(run => run.Waits).Min(run => (DateTimeOffset?)run.StartedAt),
            step.Where(run => run.Holds).Min(run => (DateTimeOffset?)run.StartedAt)))];
    }

    /// <summary>Each step at which running instances of a version wait, the fullest first. One that waits for several things at a step counts once.</summary>
    public static async Task<IReadOnlyList<StepQueue>> QueuesAsync(OrchestratorDbContext db, string definitionId, int version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var running = db.Instances.Where(instance => instance.DefinitionId == definitionId && instance.DefinitionVersion == version && instance.Status == WorkflowStatus.Running);
        var waits = await db.Bookmarks.AsNoTracking().Join(running, bookmark => bookmark.InstanceId, instance => instance.Id, (bookmark, _) => bookmark)
            .GroupBy(bookmark => new { bookmark.ActivityId, bookmark.InstanceId })
            .Select(wait => new { wait.Key.ActivityId, Since = wait.Min(bookmark => bookmark.CreatedAt) })
            .OrderBy(wait => wait.Since).Take(MostWaits).ToListAsync(cancellationToken);
        return [.. waits.GroupBy(wait => wait.ActivityId).Select(step => StepQueue.Of(step.Key, step.Select(wait => wait.Since), now))
            .OrderByDescending(queue => queue.Instances).ThenByDescending(queue => queue.Longest)];
    }
}
