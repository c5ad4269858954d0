using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Bench.Engine;

/// <summary>Keeps definitions and instances in dictionaries and lets journals and execution records go, so that what is measured is the engine.</summary>
internal sealed class MemoryStore : IEngineStore
{
    private readonly Dictionary<string, WorkflowDefinition> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WorkflowInstance> instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredBookmark> bookmarks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredTrigger> triggers = new(StringComparer.Ordinal);
    private readonly List<QueuedStimulus> queue = [];

    public ValueTask<WorkflowDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken = default) => new(definitions.GetValueOrDefault(versionId));

    public ValueTask<WorkflowDefinition?> FindDefinitionAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken = default) =>
        new(definitions.Values.FirstOrDefault(d => d.DefinitionId == definitionId));

    public Task<IReadOnlyList<WorkflowDefinition>> ListVersionsAsync(string definitionId, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<WorkflowDefinition>>([.. definitions.Values.Where(d => d.DefinitionId == definitionId)]);

    public Task<IReadOnlyList<WorkflowDefinition>> ListUsableAsActivityAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<WorkflowDefinition>>([.. definitions.Values.Where(d => d.UsableAsActivity)]);

    public Task<IReadOnlyList<WorkflowDefinition>> ListUsersAsync(string definitionId, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<WorkflowDefinition>>([.. definitions.Values.Where(d => d.Json.Contains(definitionId, StringComparison.Ordinal))]);

    public void Add(WorkflowDefinition definition) => definitions[definition.Id] = definition;

    public void Remove(WorkflowDefinition definition) => definitions.Remove(definition.Id);

    public Task ReplaceTriggersAsync(string definitionId, IReadOnlyList<StoredTrigger> triggers, CancellationToken cancellationToken = default)
    {
        foreach (var old in this.triggers.Values.Where(t => t.DefinitionId == definitionId).ToList())
            this.triggers.Remove(old.Id);
        foreach (var trigger in triggers)
            this.triggers[trigger.Id] = trigger;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<StoredTrigger>> FindTriggersAsync(string hash, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<StoredTrigger>>([.. triggers.Values.Where(t => t.Hash == hash)]);

    public Task<IReadOnlyList<StoredTrigger>> ListTriggersAsync(string name, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<StoredTrigger>>([.. triggers.Values.Where(t => t.Name == name)]);

    public ValueTask<StoredTrigger?> FindTriggerAsync(string id, CancellationToken cancellationToken = default) => new(triggers.GetValueOrDefault(id));

    public Task<WorkflowInstance?> LockInstanceAsync(string instanceId, CancellationToken cancellationToken = default) => Task.FromResult(instances.GetValueOrDefault(instanceId));

    public Task<WorkflowInstance?> LockToCancelAsync(string instanceId, CancellationToken cancellationToken = default) => LockInstanceAsync(instanceId, cancellationToken);

    public Task<bool> HoldForChildAsync(string parentInstanceId, CancellationToken cancellationToken = default) => Task.FromResult(instances.ContainsKey(parentInstanceId));

    // One transaction at a time: whatever is counted stays true.
    public Task HoldAsync(string key, CancellationToken cancellationToken = default) => Task.CompletedTask;
    public Task HoldSharedAsync(string key, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<IReadOnlyList<string>> ListRunningChildrenAsync(string parentInstanceId, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<string>>([.. instances.Values.Where(i => i.ParentInstanceId == parentInstanceId && i.Status == WorkflowStatus.Running).Select(i => i.Id).Take(limit)]);

    public Task<int> CountRunningAsync(string? definitionId, string? correlationId, CancellationToken cancellationToken = default) =>
        Task.FromResult(instances.Values.Count(i => i.Status == WorkflowStatus.Running && (definitionId is null || i.DefinitionId == definitionId) && (correlationId is null || i.CorrelationId == correlationId)));

    public ValueTask<StoredBookmark?> FindBookmarkAsync(string bookmarkId, CancellationToken cancellationToken = default) => new(bookmarks.GetValueOrDefault(bookmarkId));

    public Task<IReadOnlyList<StoredBookmark>> FindBookmarksAsync(string hash, string? correlationId, string? instanceId, string? activityInstanceId, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<StoredBookmark>>([.. bookmarks.Values.Where(b => b.Hash == hash && (instanceId is null || b.InstanceId == instanceId)).Take(limit)]);

    public Task<IReadOnlyList<string>> ListEndpointTemplatesAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<string>>([.. bookmarks.Values.Where(b => b.Name == "Elsa.HttpEndpoint").Select(b => b.Payload).OfType<string>().Where(p => p.IndexOf('{', 1) > 0).Distinct()]);

    public Task<IReadOnlyList<StoredBookmark>> ListBookmarksAsync(string instanceId, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<StoredBookmark>>([.. bookmarks.Values.Where(b => b.InstanceId == instanceId)]);

    public Task SaveBurstAsync(BurstChanges changes, CancellationToken cancellationToken = default)
    {
        var instance = changes.Instance;
        // A finished instance is never asked for again; keeping it would measure the collector.
        if (instance.Status == WorkflowStatus.Finished)
            instances.Remove(instance.Id);
        else
            instances[instance.Id] = instance;
        foreach (var id in changes.BookmarksRemoved)
            bookmarks.Remove(id);
        foreach (var bookmark in changes.BookmarksAdded)
            bookmarks[bookmark.Id] = bookmark;
        queue.AddRange(changes.Queued);
        return Task.CompletedTask;
    }

    public void Enqueue(QueuedStimulus stimulus) => queue.Add(stimulus);

    public Task<IReadOnlyList<QueuedStimulus>> TakeQueuedAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<QueuedStimulus>>([.. queue.Where(q => !q.IsDead && q.NotBefore <= now).Take(limit)]);

    public Task<QueuedStimulus?> TakeQueuedAsync(string itemId, CancellationToken cancellationToken = default) => Task.FromResult(queue.Find(q => q.Id == itemId && !q.IsDead));

    public Task WakeQueuedAsync(string kind, DateTimeOffset now, string? instanceId = null, CancellationToken cancellationToken = default)
    {
        foreach (var item in queue.Where(q => q.Kind == kind && (instanceId is null || q.Payload.Contains(instanceId, StringComparison.Ordinal)) && q is { IsDead: false, Attempts: 0 } && q.NotBefore > now))
            item.NotBefore = now;
        return Task.CompletedTask;
    }

    public void RemoveQueued(QueuedStimulus stimulus) => queue.Remove(stimulus);
}
