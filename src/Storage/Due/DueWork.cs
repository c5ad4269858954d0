using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Outbox;

namespace Orchestrator.Storage.Due;

/// <summary>
/// What has fallen due, taken for the scope's transaction: rows that another node holds are passed over, and what is taken is given back if the
/// transaction does not commit. Ids in <c>except</c> are passed over too. Any node may take, none takes twice. All lists are ordered by due instant and bounded.
/// </summary>
public sealed class DueWork
{
    private readonly OrchestratorDbContext _db;
    private readonly RowLocks _locks;

    internal DueWork(OrchestratorDbContext db, RowLocks locks)
    {
        _db = db;
        _locks = locks;
    }

    public Task<IReadOnlyList<Deadline>> TakeDeadlinesAsync(DateTimeOffset now, IReadOnlyCollection<string> except, int limit, CancellationToken cancellationToken = default) =>
        _locks.TakeAsync(_db.Deadlines.Where(d => d.Status == DeadlineStatus.Armed && d.ExpiresAt <= now && !except.Contains(d.Id)).OrderBy(d => d.ExpiresAt).ThenBy(d => d.Id), limit, cancellationToken);

    public Task<IReadOnlyList<StoredBookmark>> TakeTimersAsync(DateTimeOffset now, IReadOnlyCollection<string> except, int limit, CancellationToken cancellationToken = default) =>
        _locks.TakeAsync(_db.Bookmarks.Where(b => b.DueAt != null && b.DueAt <= now && !except.Contains(b.Id)).OrderBy(b => b.DueAt).ThenBy(b => b.Id), limit, cancellationToken);

    public Task<IReadOnlyList<StoredTrigger>> TakeTriggersAsync(DateTimeOffset now, IReadOnlyCollection<string> except, int limit, CancellationToken cancellationToken = default) =>
        _locks.TakeAsync(_db.Triggers.Where(t => t.DueAt != null && t.DueAt <= now && !except.Contains(t.Id)).OrderBy(t => t.DueAt).ThenBy(t => t.Id), limit, cancellationToken);

    public Task<IReadOnlyList<OutboxMessage>> TakeOutboxAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        _locks.TakeAsync(_db.Outbox.Where(m => m.Status == OutboxStatus.Pending && m.NextAttemptAt <= now).OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id), limit, cancellationToken);

    /// <summary>Instances that wait for their turn in a running alteration plan.</summary>
    public Task<IReadOnlyList<AlterationItem>> TakeAlterationsAsync(string? planId, int limit, CancellationToken cancellationToken = default) =>
        _locks.TakeAsync(_db.AlterationItems.Where(i => i.Status == AlterationItemStatus.Pending && (planId == null || i.PlanId == planId)
            && _db.AlterationPlans.Any(p => p.Id == i.PlanId && p.Status == AlterationPlanStatus.Running)).OrderBy(i => i.Id), limit, cancellationToken);

    /// <summary>The next distinct instants (UTC) at which anything falls due, earliest first.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> NextInstantsAsync(int limit, CancellationToken cancellationToken = default)
    {
        var deadlines = await _db.Deadlines.Where(d => d.Status == DeadlineStatus.Armed).Select(d => d.ExpiresAt).Distinct().OrderBy(at => at).Take(limit).ToListAsync(cancellationToken);
        var timers = await _db.Bookmarks.Where(b => b.DueAt != null).Select(b => b.DueAt!.Value).Distinct().OrderBy(at => at).Take(limit).ToListAsync(cancellationToken);
        var triggers = await _db.Triggers.Where(t => t.DueAt != null).Select(t => t.DueAt!.Value).Distinct().OrderBy(at => at).Take(limit).ToListAsync(cancellationToken);
        return [.. deadlines.Concat(timers).Concat(triggers).Distinct().Order().Take(limit)];
    }
}
