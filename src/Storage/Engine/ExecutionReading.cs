using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Engine;

/// <summary>
/// Reads and removes executions, of which some are rows and some stand in <see cref="JournalPage">journal pages</see>. The executions of one instance are asked for
/// like any rows (<see cref="OrchestratorDbContext.Executions"/>); what would have to look through the pages of all instances is asked for here.
/// </summary>
public static class ExecutionReading
{
    /// <summary>The view of PostgreSQL that makes rows of both.</summary>
    internal const string View = "executions";

    // An execution's id has the instant of its making in it, and the page's instant is that of the first line of the same burst.
    private static readonly TimeSpan LongestBurst = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan[] Further = [TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(30), TimeSpan.FromDays(400)];

    /// <summary>The execution with this id, or null.</summary>
    public static async Task<ActivityExecution?> FindExecutionAsync(this OrchestratorDbContext db, string id, CancellationToken cancellationToken)
    {
        if (!db.IsPostgres)
            return await db.Executions.AsNoTracking().FirstOrDefaultAsync(x => x.Id == id, cancellationToken);
        return await InstanceOfAsync(db, id, cancellationToken) is { } instanceId
            ? await db.Executions.AsNoTracking().FirstOrDefaultAsync(x => x.InstanceId == instanceId && x.Id == id, cancellationToken)
            : null;
    }

    /// <summary>When a step of a definition was last completed, in whichever instance; null when it never was, or not for more than a year.</summary>
    /// <param name="now">The present.</param>
    public static async Task<DateTimeOffset?> LastCompletedAsync(this OrchestratorDbContext db, string definitionId, string activityId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var span in db.IsPostgres ? Further : [])
        {
            var since = now - span;
            var pages = db.Journal.AsNoTracking().Where(page => page.At >= since && page.Lines.Contains(activityId) && db.Instances.Any(i => i.Id == page.InstanceId && i.DefinitionId == definitionId))
                .OrderByDescending(page => page.At);
            await foreach (var page in pages.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                if (page.Executions().Where(x => x.ActivityId == activityId && x.Status == nameof(ActivityStatus.Completed)).Max(x => x.CompletedAt) is { } completed)
                    return completed;
            }
        }

        // Ids ascend with time, so the latest row is found from the end of the key.
        return await Rows(db).AsNoTracking()
            .Where(x => x.ActivityId == activityId && x.Status == ActivityStatus.Completed && db.Instances.Any(i => i.Id == x.InstanceId && i.DefinitionId == definitionId))
            .OrderByDescending(x => x.Id).Select(x => x.CompletedAt).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Removes the journal and the executions of instances; answers how many lines and executions there were.</summary>
    public static async Task<(long Lines, int Executions)> RemoveHistoryAsync(this OrchestratorDbContext db, IReadOnlyList<string> instanceIds, CancellationToken cancellationToken)
    {
        var executions = await db.Executions.CountAsync(x => instanceIds.Contains(x.InstanceId), cancellationToken);
        var lines = await db.Journal.Where(page => instanceIds.Contains(page.InstanceId)).SumAsync(page => page.LastSequence - page.FirstSequence + 1, cancellationToken);
        await db.Journal.Where(page => instanceIds.Contains(page.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        if (db.IsPostgres)
            await db.Database.ExecuteSqlAsync($"delete from activity_executions where instance_id = any({instanceIds})", cancellationToken);
        else
            await db.Executions.Where(x => instanceIds.Contains(x.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        return (lines, executions);
    }

    private static async Task<string?> InstanceOfAsync(OrchestratorDbContext db, string id, CancellationToken cancellationToken)
    {
        if (await Rows(db).Where(x => x.Id == id).Select(x => x.InstanceId).FirstOrDefaultAsync(cancellationToken) is { } instanceId)
            return instanceId;
        if (id.Length != 32 || !long.TryParse(id.AsSpan(0, 12), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - (long)LongestBurst.TotalMilliseconds)
            return null;
        var made = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        var (from, end) = (made - LongestBurst, made + LongestBurst);
        return await db.Journal.Where(page => page.At >= from && page.At <= end && page.Lines.Contains(id)).Select(page => page.InstanceId).FirstOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<ActivityExecution> Rows(OrchestratorDbContext db) => db.IsPostgres ? db.Executions.FromSql($"select * from activity_executions") : db.Executions;
}
