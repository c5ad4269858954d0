using System.Text.Json;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine.Tests.Harness;

/// <summary>An engine store in memory. Rows are copied in and out, so only what was written is found again, and revisions are checked as a database would.</summary>
public sealed class MemoryStore : IEngineStore
{
    private static readonly JsonSerializerOptions Json = new();

    public Dictionary<string, WorkflowDefinition> Definitions { get; } = [];
    public Dictionary<string, WorkflowInstance> Instances { get; } = [];
    public Dictionary<string, StoredBookmark> Bookmarks { get; } = [];
    public Dictionary<string, StoredTrigger> Triggers { get; } = [];
    public List<JournalRecord> Journal { get; } = [];
    public Dictionary<string, ActivityExecution> Executions { get; } = [];
    public List<QueuedStimulus> Queue { get; } = [];
    public List<StoredIncident> Incidents { get; } = [];
    public int Saves { get; private set; }
    /// <summary>Runs before anything of a burst is written; what it throws, the database would have thrown.</summary>
    public Action? Saving { get; set; }

    public ValueTask<WorkflowDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken = default) => new(Definitions.GetValueOrDefault(versionId));

    public ValueTask<WorkflowDefinition?> FindDefinitionAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken = default)
    {
        var all = Definitions.Values.Where(d => d.DefinitionId == definitionId).OrderByDescending(d => d.Version).ToList();
        return new(version.Choice switch
        {
            VersionChoice.Published => all.Find(d => d.IsPublished),
            VersionChoice.Number => all.Find(d => d.Version == version.Number),
            VersionChoice.LatestOrPublished => all.Find(d => d.IsPublished) ?? all.Find(d => d.IsLatest),
            VersionChoice.LatestAndPublished => all.Find(d => d.IsPublished && d.IsLatest),
            VersionChoice.Draft => all.Find(d => d.IsLatest && !d.IsPublished),
            _ => all.Find(d => d.IsLatest),
        });
    }

    public Task<IReadOnlyList<WorkflowDefinition>> ListVersionsAsync(string definitionId, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<WorkflowDefinition>>([.. Definitions.Values.Where(d => d.DefinitionId == definitionId).OrderByDescending(d => d.Version)]);

    public Task<IReadOnlyList<WorkflowDefinition>> ListUsersAsync(string definitionId, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<WorkflowDefinition>>([.. Definitions.Values.Where(d => d.IsLatest && d.DefinitionId != definitionId && d.Json.Contains($"\"{definitionId}\"", StringComparison.Ordinal)).OrderBy(d => d.DefinitionId, StringComparer.Ordinal)]);

    public Task<IReadOnlyList<WorkflowDefinition>> ListUsableAsActivityAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<WorkflowDefinition>>([.. Definitions.Values.Where(d => d.IsPublished && d.UsableAsActivity).OrderBy(d => d.Name, StringComparer.Ordinal)]);

    public void Add(WorkflowDefinition definition) => Definitions.Add(definition.Id, definition);

    public void Remove(WorkflowDefinition definition) => Definitions.Remove(definition.Id);

    public Task ReplaceTriggersAsync(string definitionId, IReadOnlyList<StoredTrigger> triggers, CancellationToken cancellationToken = default)
    {
        foreach (var old in Triggers.Values.Where(t => t.DefinitionId == definitionId).ToList())
            Triggers.Remove(old.Id);
        foreach (var trigger in triggers)
            Triggers.Add(trigger.Id, trigger);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<StoredTrigger>> FindTriggersAsync(string hash, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<StoredTrigger>>([.. Triggers.Values.Where(t => t.Hash == hash).OrderBy(t => t.Id, StringComparer.Ordinal)]);

    public Task<IReadOnlyList<StoredTrigger>> ListTriggersAsync(string name, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<StoredTrigger>>([.. Triggers.Values.Where(t => t.Name == name).OrderBy(t => t.Id, StringComparer.Ordinal)]);

    public Task<IReadOnlyList<string>> ListEndpointTemplatesAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<string>>([.. Bookmarks.Values.Where(b => b.Name == "Elsa.HttpEndpoint").Select(b => b.Payload).OfType<string>().Where(p => p.IndexOf('{', 1) > 0).Distinct()]);

    public ValueTask<StoredTrigger?> FindTriggerAsync(string id, CancellationToken cancellationToken = default) => new(Triggers.GetValueOrDefault(id));

    public Task<WorkflowInstance?> LockInstanceAsync(string instanceId, CancellationToken cancellationToken = default) =>
        Task.FromResult(Instances.TryGetValue(instanceId, out var stored) ? Copy(stored) : null);

    public Task<WorkflowInstance?> LockToCancelAsync(string instanceId, CancellationToken cancellationToken = default) => LockInstanceAsync(instanceId, cancellationToken);

    public Task<bool> HoldForChildAsync(string parentInstanceId, CancellationToken cancellationToken = default) =>
        Task.FromResult(Instances.TryGetValue(parentInstanceId, out var parent) && parent.SubStatus != WorkflowSubStatus.Cancelled);

    // One transaction at a time: whatever is counted stays true.
    public Task HoldAsync(string key, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task HoldSharedAsync(string key, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<IReadOnlyList<string>> ListRunningChildrenAsync(string parentInstanceId, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<string>>([.. Instances.Values.Where(i => i.ParentInstanceId == parentInstanceId && i.Status == WorkflowStatus.Running).Select(i => i.Id).Order(StringComparer.Ordinal).Take(limit)]);

    public Task<int> CountRunningAsync(string? definitionId, string? correlationId, CancellationToken cancellationToken = default) =>
        Task.FromResult(Instances.Values.Count(i => (definitionId is null || i.DefinitionId == definitionId) && i.Status == WorkflowStatus.Running && (correlationId is null || i.CorrelationId == correlationId)));

    public ValueTask<StoredBookmark?> FindBookmarkAsync(string bookmarkId, CancellationToken cancellationToken = default) => new(Bookmarks.GetValueOrDefault(bookmarkId));

    public Task<IReadOnlyList<StoredBookmark>> FindBookmarksAsync(string hash, string? correlationId, string? instanceId, string? activityInstanceId, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<StoredBookmark>>([.. Bookmarks.Values
            .Where(b => b.Hash == hash && (correlationId is null || b.CorrelationId == correlationId) && (instanceId is null || b.InstanceId == instanceId) && (activityInstanceId is null || b.ActivityInstanceId == activityInstanceId))
            .OrderBy(b => b.CreatedAt).ThenBy(b => b.Id, StringComparer.Ordinal).Take(limit)]);

    public Task<IReadOnlyList<StoredBookmark>> ListBookmarksAsync(string instanceId, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<StoredBookmark>>([.. Bookmarks.Values.Where(b => b.InstanceId == instanceId).OrderBy(b => b.CreatedAt).ThenBy(b => b.Id, StringComparer.Ordinal)]);

    public Task SaveBurstAsync(BurstChanges changes, CancellationToken cancellationToken = default)
    {
        Saving?.Invoke();
        Saves++;
        var instance = changes.Instance;
        if (changes.IsNewInstance)
        {
            Instances.Add(instance.Id, Copy(instance));
        }
        else
        {
            if (Instances[instance.Id].Revision != instance.Revision)
                throw new StateConflictException($"instance {instance.Id}");
            instance.Revision++;
            Instances[instance.Id] = Copy(instance);
        }
        foreach (var id in changes.BookmarksRemoved)
            Assert.True(Bookmarks.Remove(id), $"bookmark {id} is removed twice or was never there");
        foreach (var bookmark in changes.BookmarksAdded)
            Bookmarks.Add(bookmark.Id, bookmark);
        foreach (var bookmark in changes.BookmarksMoved)
        {
            Assert.True(Bookmarks.ContainsKey(bookmark.Id));
            Bookmarks[bookmark.Id] = bookmark;
        }
        foreach (var record in changes.Journal)
        {
            Assert.Equal(Journal.Count(j => j.InstanceId == record.InstanceId), record.Sequence);
            Journal.Add(record);
        }
        foreach (var execution in changes.ExecutionsStarted)
            Executions.Add(execution.Id, execution);
        foreach (var execution in changes.ExecutionsChanged)
        {
            Assert.True(Executions.ContainsKey(execution.Id));
            Executions[execution.Id] = execution;
        }
        if (changes.OpenIncidents is { } open)
        {
            Incidents.RemoveAll(i => i.InstanceId == instance.Id);
            Incidents.AddRange(open);
        }
        Queue.AddRange(changes.Queued);
        return Task.CompletedTask;
    }

    public void Enqueue(QueuedStimulus stimulus) => Queue.Add(stimulus);

    public Task<IReadOnlyList<QueuedStimulus>> TakeQueuedAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<QueuedStimulus>>([.. Queue.Where(q => !q.IsDead && q.NotBefore <= now).OrderBy(q => q.NotBefore).ThenBy(q => q.Id, StringComparer.Ordinal).Take(limit)]);

    public Task<QueuedStimulus?> TakeQueuedAsync(string itemId, CancellationToken cancellationToken = default) => Task.FromResult(Queue.Find(q => q.Id == itemId && !q.IsDead));

    public Task WakeQueuedAsync(string kind, DateTimeOffset now, string? instanceId = null, CancellationToken cancellationToken = default)
    {
        foreach (var item in Queue.Where(q => q.Kind == kind && (instanceId is null || q.Payload.Contains(instanceId, StringComparison.Ordinal)) && !q.IsDead && q.Attempts == 0 && q.NotBefore > now))
            item.NotBefore = now;
        return Task.CompletedTask;
    }

    public void RemoveQueued(QueuedStimulus stimulus) => Queue.Remove(stimulus);

    private static WorkflowInstance Copy(WorkflowInstance instance) => JsonSerializer.Deserialize<WorkflowInstance>(JsonSerializer.Serialize(instance, Json), Json)!;
}
