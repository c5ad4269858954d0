using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Incidents;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Incidents;

/// <summary>Finds steps that wait for what can no longer come: a task that is gone, a deadline that is not armed, a child that has ended, a timer that nobody fires, or nothing at all.</summary>
internal static class VainWaits
{
    public const int Most = 200;
    private const string DeadlineBookmark = "Case.Deadline";
    private const string ChildBookmark = "Elsa.ChildWorkflow";
    private static readonly string[] TaskSteps = ["Case.AwaitDecision", "Case.AwaitService"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly Dictionary<string, (string Zh, string En)> Reasons = new()
    {
        ["task-gone"] = ("等待的待办事项已不存在或者已撤回", "the task that it waits for is gone or withdrawn"),
        ["deadline-gone"] = ("等待的期限没有在计时", "the deadline that it waits for is not armed"),
        ["child-ended"] = ("等待的子流程已结束或者不存在，而没有通知", "the child workflow that it waits for has ended or never was, and sent no word"),
        ["timer-overdue"] = ("定时已过而没有触发", "its timer is overdue and was not fired"),
        ["nothing"] = ("没有等待任何事件，也没有故障，流程停住了", "it waits for nothing and has no incident: it stands still"),
    };

    public static async Task<IReadOnlyList<VainWait>> FindAsync(OrchestratorDbContext db, string? definitionId, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var late = now - Patience;
        var suspects = new List<(StoredBookmark Bookmark, string Reason)>();
        suspects.AddRange((await db.Bookmarks.AsNoTracking().Where(b => TaskSteps.Contains(b.Name) && !db.Tasks.Any(t => t.InstanceId == b.InstanceId && t.BookmarkId == b.Id && t.Status == WorkTaskStatus.Open))
            .OrderBy(b => b.CreatedAt).Take(Most).ToListAsync(cancellationToken)).Select(b => (b, "task-gone")));
        suspects.AddRange((await db.Bookmarks.AsNoTracking().Where(b => b.Name == DeadlineBookmark
                && !db.Deadlines.Any(d => d.InstanceId == b.InstanceId && (d.Status == DeadlineStatus.Armed || d.Status == DeadlineStatus.Suspended) && b.Payload == "{\"timer\":\"" + d.Timer + "\"}"))
            .OrderBy(b => b.CreatedAt).Take(Most).ToListAsync(cancellationToken)).Select(b => (b, "deadline-gone")));
        suspects.AddRange((await db.Bookmarks.AsNoTracking().Where(b => b.DueAt != null && b.DueAt < late).OrderBy(b => b.CreatedAt).Take(Most).ToListAsync(cancellationToken)).Select(b => (b, "timer-overdue")));
        suspects.AddRange((await WithoutChildAsync(db, cancellationToken)).Select(b => (b, "child-ended")));

        var inVain = await WithoutOtherHopeAsync(db, suspects, cancellationToken);
        var idle = await IdleAsync(db, late, cancellationToken);
        var ids = inVain.Select(s => s.Bookmark.InstanceId).Concat(idle.Select(i => i.Id)).Distinct().ToList();
        var instances = await db.Instances.AsNoTracking().Where(i => ids.Contains(i.Id) && (definitionId == null || i.DefinitionId == definitionId))
            .Select(i => new { i.Id, i.DefinitionId, i.DefinitionVersion, i.CorrelationId }).ToDictionaryAsync(i => i.Id, cancellationToken);
        var cases = await IncidentQueries.CasesAsync(db, instances.Values.Select(i => i.CorrelationId), cancellationToken);

        VainWait Show(string instanceId, string activityId, string reason, DateTimeOffset since)
        {
            var instance = instances[instanceId];
            var (zh, en) = Reasons[reason];
            return new VainWait(instanceId, instance.DefinitionId, instance.DefinitionVersion, activityId, reason, zh, en, since, instance.CorrelationId is { } id && cases.ContainsKey(id) ? id : null);
        }
        return
        [
            .. inVain.Where(s => instances.ContainsKey(s.Bookmark.InstanceId)).Select(s => Show(s.Bookmark.InstanceId, s.Bookmark.ActivityId, s.Reason, s.Bookmark.CreatedAt))
                .Concat(idle.Where(i => instances.ContainsKey(i.Id)).Select(i => Show(i.Id, "", "nothing", i.UpdatedAt)))
                .OrderBy(w => w.Since).Take(Most),
        ];
    }

    private static async Task<List<StoredBookmark>> WithoutChildAsync(OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var waiting = await db.Bookmarks.AsNoTracking().Where(b => b.Name == ChildBookmark && b.Payload != null).OrderBy(b => b.CreatedAt).Take(2000).ToListAsync(cancellationToken);
        var childOf = waiting.ToDictionary(b => b.Id, b => JsonDocument.Parse(b.Payload!).RootElement.TryGetProperty("childInstanceId", out var child) ? child.GetString() : null);
        var children = childOf.Values.OfType<string>().Distinct().ToList();
        // A faulted child may still be repaired, and then it sends word.
        var alive = await db.Instances.AsNoTracking().Where(i => children.Contains(i.Id) && (i.Status == WorkflowStatus.Running || i.SubStatus == WorkflowSubStatus.Faulted)).Select(i => i.Id).ToHashSetAsync(cancellationToken);
        var lost = new List<StoredBookmark>();
        foreach (var bookmark in waiting.Where(b => childOf[b.Id] is not { } child || !alive.Contains(child)).Take(Most))
        {
            var (instance, child) = (bookmark.InstanceId, childOf[bookmark.Id] ?? "");
            if (!await db.Queue.AnyAsync(q => !q.IsDead && (q.Payload.Contains(instance) || q.Payload.Contains(child)), cancellationToken))
                lost.Add(bookmark);
        }
        return lost;
    }

    // A step may wait for several things; only when none of them can come does it wait in vain.
    private static async Task<List<(StoredBookmark Bookmark, string Reason)>> WithoutOtherHopeAsync(OrchestratorDbContext db, List<(StoredBookmark Bookmark, string Reason)> suspects, CancellationToken cancellationToken)
    {
        var known = suspects.Select(s => s.Bookmark.Id).ToHashSet();
        var executions = suspects.Select(s => s.Bookmark.ActivityInstanceId).Distinct().ToList();
        var open = await db.Bookmarks.AsNoTracking().Where(b => executions.Contains(b.ActivityInstanceId)).Select(b => new { b.Id, b.ActivityInstanceId }).ToListAsync(cancellationToken);
        var hopeful = open.Where(b => !known.Contains(b.Id)).Select(b => b.ActivityInstanceId).ToHashSet();
        return [.. suspects.Where(s => !hopeful.Contains(s.Bookmark.ActivityInstanceId)).DistinctBy(s => s.Bookmark.ActivityInstanceId)];
    }

    private static async Task<List<(string Id, DateTimeOffset UpdatedAt)>> IdleAsync(OrchestratorDbContext db, DateTimeOffset late, CancellationToken cancellationToken)
    {
        var idle = await db.Instances.AsNoTracking()
            .Where(i => i.SubStatus == WorkflowSubStatus.Suspended && i.IncidentCount == 0 && i.UpdatedAt < late && !db.Bookmarks.Any(b => b.InstanceId == i.Id))
            .OrderBy(i => i.Id).Select(i => new { i.Id, i.UpdatedAt }).Take(Most).ToListAsync(cancellationToken);
        return [.. idle.Select(i => (i.Id, i.UpdatedAt))];
    }
}
