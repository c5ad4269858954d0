using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Storage.Engine;

/// <summary>The engine's rows in the scope's transaction.</summary>
internal sealed class EfEngineStore(OrchestratorDbContext db, FreshRows fresh, RowLocks locks, StorageFormats formats) : IEngineStore
{
    private const int MostWoken = 1000;

    // What was published when the first of many new instances was made is good for all that this transaction makes.
    private readonly Dictionary<string, WorkflowDefinition?> _published = [];

    public ValueTask<WorkflowDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken = default) =>
        db.Definitions.FindAsync([versionId], cancellationToken);

    public async ValueTask<WorkflowDefinition?> FindDefinitionAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken = default)
    {
        if (fresh.IsOpen && version.Choice == VersionChoice.Published)
        {
            if (!_published.TryGetValue(definitionId, out var published))
                _published.Add(definitionId, published = await db.Definitions.FirstOrDefaultAsync(d => d.DefinitionId == definitionId && d.IsPublished, cancellationToken));
            return published;
        }
        await db.FlushAsync<WorkflowDefinition>(cancellationToken);
        var versions = db.Definitions.Where(d => d.DefinitionId == definitionId);
        return version.Choice switch
        {
            VersionChoice.Published => await versions.FirstOrDefaultAsync(d => d.IsPublished, cancellationToken),
            VersionChoice.LatestOrPublished => await versions.Where(d => d.IsPublished || d.IsLatest).OrderByDescending(d => d.IsPublished).FirstOrDefaultAsync(cancellationToken),
            VersionChoice.LatestAndPublished => await versions.FirstOrDefaultAsync(d => d.IsPublished && d.IsLatest, cancellationToken),
            VersionChoice.Draft => await versions.FirstOrDefaultAsync(d => d.IsLatest && !d.IsPublished, cancellationToken),
            VersionChoice.Number => await versions.FirstOrDefaultAsync(d => d.Version == version.Number, cancellationToken),
            _ => await versions.FirstOrDefaultAsync(d => d.IsLatest, cancellationToken),
        };
    }

    public async Task<IReadOnlyList<WorkflowDefinition>> ListVersionsAsync(string definitionId, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync<WorkflowDefinition>(cancellationToken);
        return await db.Definitions.Where(d => d.DefinitionId == definitionId).OrderByDescending(d => d.Version).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<WorkflowDefinition>> ListUsableAsActivityAsync(CancellationToken cancellationToken = default)
    {
        await db.FlushAsync<WorkflowDefinition>(cancellationToken);
        return await db.Definitions.Where(d => d.IsPublished && d.UsableAsActivity).OrderBy(d => d.Name).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<WorkflowDefinition>> ListUsersAsync(string definitionId, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync<WorkflowDefinition>(cancellationToken);
        var quoted = $"\"{definitionId}\"";
        return await db.Definitions.Where(d => d.IsLatest && d.DefinitionId != definitionId && d.Json.Contains(quoted)).OrderBy(d => d.DefinitionId).ToListAsync(cancellationToken);
    }

    public void Add(WorkflowDefinition definition) => db.Add(definition);

    public void Remove(WorkflowDefinition definition) => db.Remove(definition);

    public async Task ReplaceTriggersAsync(string definitionId, IReadOnlyList<StoredTrigger> triggers, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync(cancellationToken);
        db.RemoveRange(await db.Triggers.Where(t => t.DefinitionId == definitionId).ToListAsync(cancellationToken));
        db.AddRange(triggers);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<StoredTrigger>> FindTriggersAsync(string hash, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync<StoredTrigger>(cancellationToken);
        return await db.Triggers.Where(t => t.Hash == hash).OrderBy(t => t.Id).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<StoredTrigger>> ListTriggersAsync(string name, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync<StoredTrigger>(cancellationToken);
        return await db.Triggers.Where(t => t.Name == name).OrderBy(t => t.Id).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> ListEndpointTemplatesAsync(CancellationToken cancellationToken = default)
    {
        await db.FlushAsync<StoredBookmark>(cancellationToken);
        // Word for word the filter of the index, without which the database would read every bookmark.
        return await db.Bookmarks.Where(b => b.Name == "Elsa.HttpEndpoint" && EF.Functions.Like(b.Payload!, "_%{%")).Select(b => b.Payload!).Distinct().ToListAsync(cancellationToken);
    }

    public ValueTask<StoredTrigger?> FindTriggerAsync(string id, CancellationToken cancellationToken = default) => db.Triggers.FindAsync([id], cancellationToken);

    public Task<WorkflowInstance?> LockInstanceAsync(string instanceId, CancellationToken cancellationToken = default) =>
        locks.LockAsync<WorkflowInstance>("workflow_instances", instanceId, cancellationToken);

    public Task<WorkflowInstance?> LockToCancelAsync(string instanceId, CancellationToken cancellationToken = default) =>
        locks.LockAsync<WorkflowInstance>("workflow_instances", instanceId, cancellationToken, RowLock.Alone);

    public async Task<bool> HoldForChildAsync(string parentInstanceId, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync<WorkflowInstance>(cancellationToken);
        await locks.ReferToAsync("workflow_instances", parentInstanceId, cancellationToken);
        return await db.Instances.AnyAsync(i => i.Id == parentInstanceId && i.SubStatus != WorkflowSubStatus.Cancelled, cancellationToken);
    }

    public Task HoldAsync(string key, CancellationToken cancellationToken = default) => locks.HoldAsync(key, cancellationToken);

    public Task HoldSharedAsync(string key, CancellationToken cancellationToken = default) => locks.HoldSharedAsync(key, cancellationToken);

    public async Task<IReadOnlyList<string>> ListRunningChildrenAsync(string parentInstanceId, int limit, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync<WorkflowInstance>(cancellationToken);
        return await db.Instances.Where(i => i.ParentInstanceId == parentInstanceId && i.Status == WorkflowStatus.Running).OrderBy(i => i.Id).Select(i => i.Id).Take(limit).ToListAsync(cancellationToken);
    }

    public async Task<int> CountRunningAsync(string? definitionId, string? correlationId, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync<WorkflowInstance>(cancellationToken);
        return await db.Instances.CountAsync(i => (definitionId == null || i.DefinitionId == definitionId) && i.Status == WorkflowStatus.Running && (correlationId == null || i.CorrelationId == correlationId), cancellationToken);
    }

    public async ValueTask<StoredBookmark?> FindBookmarkAsync(string bookmarkId, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync<StoredBookmark>(cancellationToken);
        return await db.Bookmarks.FindAsync([bookmarkId], cancellationToken);
    }

    public async Task<IReadOnlyList<StoredBookmark>> FindBookmarksAsync(string hash, string? correlationId, string? instanceId, string? activityInstanceId, int limit, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync<StoredBookmark>(cancellationToken);
        var bookmarks = db.Bookmarks.Where(b => b.Hash == hash);
        if (correlationId is not null)
            bookmarks = bookmarks.Where(b => b.CorrelationId == correlationId);
        if (instanceId is not null)
            bookmarks = bookmarks.Where(b => b.InstanceId == instanceId);
        if (activityInstanceId is not null)
            bookmarks = bookmarks.Where(b => b.ActivityInstanceId == activityInstanceId);
        return await bookmarks.OrderBy(b => b.CreatedAt).ThenBy(b => b.Id).Take(limit).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<StoredBookmark>> ListBookmarksAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync<StoredBookmark>(cancellationToken);
        return await db.Bookmarks.Where(b => b.InstanceId == instanceId).OrderBy(b => b.CreatedAt).ThenBy(b => b.Id).ToListAsync(cancellationToken);
    }

    public async Task SaveBurstAsync(BurstChanges changes, CancellationToken cancellationToken = default)
    {
        var inPages = await formats.KeepsExecutionsInPagesAsync(db, cancellationToken);
        if (changes.IsNewInstance && fresh.IsOpen && changes.OpenIncidents is null)
        {
            AddNew(changes, inPages);
            return;
        }
        if (changes.IsNewInstance)
            db.Add(changes.Instance);
        else if (!db.IsTracked(changes.Instance))
            db.Update(changes.Instance);

        foreach (var id in changes.BookmarksRemoved)
        {
            if (!db.Additions.TakeBack<StoredBookmark>(id))
                Burn(id);
        }
        foreach (var bookmark in changes.BookmarksMoved)
            Replace(bookmark, bookmark.Id);
        foreach (var bookmark in changes.BookmarksAdded)
            db.Additions.Add(bookmark.Id, bookmark);
        if (!inPages || !await AddToPagesAsync(changes, cancellationToken))
            AddRows(changes);
        db.AddRange(changes.Queued);
        if (changes.OpenIncidents is { } open)
            await ReplaceIncidentsAsync(changes.Instance.Id, open, cancellationToken);
    }

    // A first burst leaves nothing behind that was there before it.
    private void AddNew(BurstChanges changes, bool inPages)
    {
        inPages &= changes.Journal.Count > 0;
        fresh.Add(changes.Instance);
        fresh.AddRange(changes.BookmarksAdded);
        fresh.AddRange(JournalPage.Of(changes.Journal, inPages ? changes.ExecutionsStarted : null));
        if (!inPages)
            fresh.AddRange(changes.ExecutionsStarted);
        fresh.AddRange(changes.Queued);
    }

    private void AddRows(BurstChanges changes)
    {
        foreach (var page in JournalPage.Of(changes.Journal))
            db.Additions.Add(page);
        foreach (var execution in changes.ExecutionsStarted)
            db.Additions.Add(execution.Id, execution);
        foreach (var execution in changes.ExecutionsChanged)
            Replace(execution, execution.Id);
    }

    // A burst that wrote no line has no page: its executions go to the instance's last one. False when there is none either.
    private async Task<bool> AddToPagesAsync(BurstChanges changes, CancellationToken cancellationToken)
    {
        ActivityExecution[] executions = [.. changes.ExecutionsStarted, .. changes.ExecutionsChanged];
        foreach (var page in JournalPage.Of(changes.Journal, executions))
            db.Additions.Add(page);
        if (changes.Journal.Count > 0 || executions.Length == 0)
            return true;
        await db.FlushAsync(cancellationToken);
        if (await db.Journal.Where(page => page.InstanceId == changes.Instance.Id).OrderByDescending(page => page.FirstSequence).FirstOrDefaultAsync(cancellationToken) is not { } last)
            return false;
        last.Add(executions);
        return true;
    }

    // The whole row is at hand, so there is no need to read it; an earlier burst of the same transaction may have it in hand already.
    private void Replace<T>(T row, string id) where T : class
    {
        if (db.Additions.TakeBack<T>(id))
            db.Additions.Add(id, row);
        else if (db.Known<T>(id) is not { } known)
            db.TrackAs(row, EntityState.Modified);
        else if (!ReferenceEquals(known.Entity, row))
            known.CurrentValues.SetValues(row);
    }

    private void Burn(string id)
    {
        if (db.Known<StoredBookmark>(id) is { } known)
            db.Remove(known.Entity);
        else
            db.TrackAs(Burnt(id), EntityState.Deleted);
    }

    /// <summary>Enough of a bookmark to remove its row.</summary>
    private static StoredBookmark Burnt(string id) => new()
    {
        Id = id,
        InstanceId = "",
        Name = "",
        Hash = "",
        ActivityId = "",
        ActivityNodeId = "",
        ActivityInstanceId = "",
        CreatedAt = default,
    };

    private async Task ReplaceIncidentsAsync(string instanceId, IReadOnlyList<StoredIncident> open, CancellationToken cancellationToken)
    {
        await db.FlushAsync<StoredIncident>(cancellationToken);
        var known = await db.Incidents.Where(i => i.InstanceId == instanceId).ToDictionaryAsync(i => i.Id, cancellationToken);
        foreach (var incident in open)
        {
            if (known.Remove(incident.Id, out var row))
                db.Entry(row).CurrentValues.SetValues(incident);
            else
                db.Add(incident);
        }
        db.RemoveRange(known.Values);
    }

    public void Enqueue(QueuedStimulus stimulus) => db.Add(stimulus);

    public Task<IReadOnlyList<QueuedStimulus>> TakeQueuedAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        locks.TakeAsync(db.Queue.Where(q => !q.IsDead && q.NotBefore <= now).OrderBy(q => q.NotBefore).ThenBy(q => q.Id), "stimulus_queue", limit, cancellationToken);

    public async Task<QueuedStimulus?> TakeQueuedAsync(string itemId, CancellationToken cancellationToken = default) =>
        await locks.TakeAsync(db.Queue.Where(q => q.Id == itemId && !q.IsDead), "stimulus_queue", 1, cancellationToken) is [var item] ? item : null;

    public async Task WakeQueuedAsync(string kind, DateTimeOffset now, string? instanceId = null, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync<QueuedStimulus>(cancellationToken);
        var putOff = db.Queue.Where(q => q.Kind == kind && !q.IsDead && q.Attempts == 0 && q.NotBefore > now);
        if (instanceId is not null)
            putOff = putOff.Where(q => q.Payload.Contains(instanceId));
        foreach (var item in await putOff.OrderBy(q => q.Id).Take(MostWoken).ToListAsync(cancellationToken))
            item.NotBefore = now;
    }

    public void RemoveQueued(QueuedStimulus stimulus) => db.Remove(stimulus);
}
