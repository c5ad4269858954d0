using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Records;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Storage.Due;

/// <summary>
/// What has fallen due, taken for the scope's transaction: what another transaction holds is passed over, and what is taken is given back if the
/// transaction does not commit. Ids in <c>except</c> are passed over too. Any node may take, none takes twice. All lists are ordered by due instant and bounded.
/// </summary>
public sealed class DueWork
{
    private readonly OrchestratorDbContext _db;
    private readonly RowLocks _locks;
    private readonly CaseRows _caseRows;

    internal DueWork(OrchestratorDbContext db, RowLocks locks, CaseRows caseRows) => (_db, _locks, _caseRows) = (db, locks, caseRows);

    /// <summary>
    /// Deadlines together with what their expiry moves: the cases and workflow instances are held, the units, the open tasks and the orders are in hand. An officer
    /// who works on a case holds it too, so nobody waits for anybody: that case's deadlines are passed over and <see cref="AwaitDeadlineAsync"/> gets them.
    /// </summary>
    public async Task<IReadOnlyList<Deadline>> TakeDeadlinesAsync(DateTimeOffset now, IReadOnlyCollection<string> except, int limit, CancellationToken cancellationToken = default)
    {
        var due = Due(now, except);
        var ofCases = await _locks.TakeAsync(due.Join(_db.Cases, d => d.CaseId, c => c.Id, (d, c) => d).OrderBy(d => d.ExpiresAt).ThenBy(d => d.Id), "deadlines cases", limit, cancellationToken);
        await HoldAsync(ofCases, cancellationToken);
        if (ofCases.Count == limit)
            return ofCases;
        var ofCampaigns = await _locks.TakeAsync(due.Where(d => d.CaseId == null).OrderBy(d => d.ExpiresAt).ThenBy(d => d.Id), "deadlines", limit - ofCases.Count, cancellationToken);
        return [.. ofCases, .. ofCampaigns];
    }

    /// <summary>The deadline that fell due first, waiting for whoever holds its case; null when none is due. It may have been fired or cancelled meanwhile.</summary>
    public async Task<Deadline?> AwaitDeadlineAsync(DateTimeOffset now, IReadOnlyCollection<string> except, CancellationToken cancellationToken = default)
    {
        var first = await Due(now, except).OrderBy(d => d.ExpiresAt).ThenBy(d => d.Id).Select(d => new { d.Id, d.CaseId }).FirstOrDefaultAsync(cancellationToken);
        if (first is null)
            return null;
        if (first.CaseId is { } caseId)
            await _locks.LockAsync<UnitCase>("cases", caseId, cancellationToken);
        return await _locks.LockAsync<Deadline>("deadlines", first.Id, cancellationToken);
    }

    /// <summary>Waits of steps for an instant; their instances are held.</summary>
    public async Task<IReadOnlyList<StoredBookmark>> TakeTimersAsync(DateTimeOffset now, IReadOnlyCollection<string> except, int limit, CancellationToken cancellationToken = default)
    {
        var due = await _locks.TakeAsync(_db.Bookmarks.Where(b => b.DueAt != null && b.DueAt <= now && !except.Contains(b.Id)).Join(_db.Instances, b => b.InstanceId, i => i.Id, (b, i) => b)
            .OrderBy(b => b.DueAt).ThenBy(b => b.Id), "bookmarks workflow_instances", limit, cancellationToken);
        await HoldInstancesAsync([.. due.Select(bookmark => bookmark.InstanceId).Distinct()], cancellationToken);
        return due;
    }

    public Task<IReadOnlyList<StoredTrigger>> TakeTriggersAsync(DateTimeOffset now, IReadOnlyCollection<string> except, int limit, CancellationToken cancellationToken = default) =>
        _locks.TakeAsync(_db.Triggers.Where(t => t.DueAt != null && t.DueAt <= now && !except.Contains(t.Id)).OrderBy(t => t.DueAt).ThenBy(t => t.Id), "triggers", limit, cancellationToken);

    public Task<IReadOnlyList<OutboxMessage>> TakeOutboxAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        _locks.TakeAsync(_db.Outbox.Where(m => m.Status == OutboxStatus.Pending && m.NextAttemptAt <= now).OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id), "outbox", limit, cancellationToken);

    /// <summary>Instances that wait for their turn in a running alteration plan.</summary>
    public Task<IReadOnlyList<AlterationItem>> TakeAlterationsAsync(string? planId, int limit, CancellationToken cancellationToken = default) =>
        _locks.TakeAsync(_db.AlterationItems.Where(i => i.Status == AlterationItemStatus.Pending && (planId == null || i.PlanId == planId)
            && _db.AlterationPlans.Any(p => p.Id == i.PlanId && p.Status == AlterationPlanStatus.Running)).OrderBy(i => i.Id), "alteration_items", limit, cancellationToken);

    /// <summary>The next distinct instants (UTC) at which anything falls due, earliest first.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> NextInstantsAsync(int limit, CancellationToken cancellationToken = default)
    {
        var deadlines = await _db.Deadlines.Where(d => d.Status == DeadlineStatus.Armed).Select(d => d.ExpiresAt).Distinct().OrderBy(at => at).Take(limit).ToListAsync(cancellationToken);
        var timers = await _db.Bookmarks.Where(b => b.DueAt != null).Select(b => b.DueAt!.Value).Distinct().OrderBy(at => at).Take(limit).ToListAsync(cancellationToken);
        var triggers = await _db.Triggers.Where(t => t.DueAt != null).Select(t => t.DueAt!.Value).Distinct().OrderBy(at => at).Take(limit).ToListAsync(cancellationToken);
        return [.. deadlines.Concat(timers).Concat(triggers).Distinct().Order().Take(limit)];
    }

    private IQueryable<Deadline> Due(DateTimeOffset now, IReadOnlyCollection<string> except) =>
        _db.Deadlines.Where(d => d.Status == DeadlineStatus.Armed && d.ExpiresAt <= now && !except.Contains(d.Id));

    private async Task HoldAsync(IReadOnlyList<Deadline> due, CancellationToken cancellationToken)
    {
        if (due.Count == 0)
            return;
        var caseIds = due.Select(deadline => deadline.CaseId!).Distinct().ToList();
        var cases = await _db.Cases.Where(row => caseIds.Contains(row.Id)).ToListAsync(cancellationToken);
        cases.ForEach(row => _locks.Note(row.Id, row));
        var unitIds = cases.Select(row => row.UnitId).Distinct().ToList();
        await _db.Units.Where(row => unitIds.Contains(row.Id)).LoadAsync(cancellationToken);
        await HoldInstancesAsync([.. due.Select(deadline => deadline.InstanceId).Distinct()], cancellationToken);
        await _db.Tasks.Where(row => caseIds.Contains(row.CaseId!) && row.Status == WorkTaskStatus.Open).LoadAsync(cancellationToken);
        await _caseRows.LoadAsync<RectificationOrder>(caseIds, cancellationToken);
    }

    private async Task HoldInstancesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return;
        var held = await _db.Instances.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).TagWith(RowLocks.Hold + "workflow_instances").ToListAsync(cancellationToken);
        foreach (var instance in held)
            _locks.Note(instance.Id, instance);
    }
}
