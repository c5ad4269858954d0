using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Outbox;

namespace Orchestrator.Storage.Due;

/// <summary>How much waits to be done, and since when.</summary>
/// <param name="Deadlines">When the longest overdue deadline fell due (UTC); null when none is overdue. So with the others.</param>
/// <param name="Timers">When the longest overdue timer of a waiting step fell due.</param>
/// <param name="Triggers">When the longest overdue timer trigger fell due.</param>
/// <param name="Queue">When the item was accepted that has waited longest and may be taken now.</param>
/// <param name="Outbox">Since when the message could have gone that has waited longest.</param>
/// <param name="OutboxWaiting">Messages that wait to be sent; not those whose hour has not come.</param>
/// <param name="OutboxDead">Messages that were given up.</param>
/// <param name="QueueWaiting">Queued items that may be taken now.</param>
/// <param name="QueueDead">Queued items that were given up.</param>
/// <param name="Bookmarks">Places at which instances wait.</param>
public sealed record Backlog(DateTimeOffset? Deadlines, DateTimeOffset? Timers, DateTimeOffset? Triggers, DateTimeOffset? Queue, DateTimeOffset? Outbox, int OutboxWaiting, int OutboxDead, int QueueWaiting, int QueueDead, int Bookmarks)
{
    /// <summary>Reads it as it stands at <paramref name="now"/>.</summary>
    public static async Task<Backlog> ReadAsync(OrchestratorDbContext db, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var outbox = db.Outbox.Where(m => m.Status == OutboxStatus.Pending && (m.NextAttemptAt <= now || m.Attempts > 0));
        var queue = db.Queue.Where(q => !q.IsDead && q.NotBefore <= now);
        return new Backlog(
            await FirstAsync(db.Deadlines.Where(d => d.Status == DeadlineStatus.Armed && d.ExpiresAt <= now).Select(d => (DateTimeOffset?)d.ExpiresAt)),
            await FirstAsync(db.Bookmarks.Where(b => b.DueAt != null && b.DueAt <= now).Select(b => b.DueAt)),
            await FirstAsync(db.Triggers.Where(t => t.DueAt != null && t.DueAt <= now).Select(t => t.DueAt)),
            await FirstAsync(queue.Select(q => (DateTimeOffset?)q.CreatedAt)),
            await FirstAsync(outbox.Select(m => (DateTimeOffset?)(m.Attempts == 0 && m.NextAttemptAt > m.CreatedAt ? m.NextAttemptAt : m.CreatedAt))),
            await outbox.CountAsync(cancellationToken),
            await db.Outbox.CountAsync(m => m.Status == OutboxStatus.Dead, cancellationToken),
            await queue.CountAsync(cancellationToken),
            await db.Queue.CountAsync(q => q.IsDead, cancellationToken),
            await db.Bookmarks.CountAsync(cancellationToken));

        Task<DateTimeOffset?> FirstAsync(IQueryable<DateTimeOffset?> instants) => instants.OrderBy(at => at).FirstOrDefaultAsync(cancellationToken);
    }
}
