using Orchestrator.Engine.Definitions;

namespace Orchestrator.Engine.Persistence;

/// <summary>
/// What the engine needs of a database, inside the transaction that the caller has opened: one scope, one transaction, one burst (or a few).
/// The store never commits; whoever opened the transaction does, after the domain rows of the same step are written too.
/// </summary>
public interface IEngineStore
{
    /// <summary>One version of a definition by its version id, or null.</summary>
    ValueTask<WorkflowDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken = default);

    /// <summary>The chosen version of a definition, or null. <c>LatestOrPublished</c> prefers the published one.</summary>
    ValueTask<WorkflowDefinition?> FindDefinitionAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken = default);

    /// <summary>All versions of one definition, newest first.</summary>
    Task<IReadOnlyList<WorkflowDefinition>> ListVersionsAsync(string definitionId, CancellationToken cancellationToken = default);

    /// <summary>The published versions that may be used as activities.</summary>
    Task<IReadOnlyList<WorkflowDefinition>> ListUsableAsActivityAsync(CancellationToken cancellationToken = default);

    /// <summary>The latest versions whose document mentions the definition; whether they really use it is for the caller to see.</summary>
    Task<IReadOnlyList<WorkflowDefinition>> ListUsersAsync(string definitionId, CancellationToken cancellationToken = default);

    void Add(WorkflowDefinition definition);
    void Remove(WorkflowDefinition definition);

    /// <summary>Replaces the triggers of one definition.</summary>
    Task ReplaceTriggersAsync(string definitionId, IReadOnlyList<StoredTrigger> triggers, CancellationToken cancellationToken = default);
    Task<IReadOnlyList<StoredTrigger>> FindTriggersAsync(string hash, CancellationToken cancellationToken = default);
    /// <summary>All triggers of one kind.</summary>
    Task<IReadOnlyList<StoredTrigger>> ListTriggersAsync(string name, CancellationToken cancellationToken = default);
    ValueTask<StoredTrigger?> FindTriggerAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Loads the instance and holds it until the transaction ends, so that no other burst of it runs meanwhile. Null when there is none.</summary>
    Task<WorkflowInstance?> LockInstanceAsync(string instanceId, CancellationToken cancellationToken = default);
    /// <summary>As <see cref="LockInstanceAsync"/>, and waits besides until no transaction is under way that starts a child of the instance, so that all its children can be seen.</summary>
    Task<WorkflowInstance?> LockToCancelAsync(string instanceId, CancellationToken cancellationToken = default);
    /// <summary>Whether a queued child of the instance may still start: it is there and not cancelled, and cannot be cancelled before this transaction ends.</summary>
    Task<bool> HoldForChildAsync(string parentInstanceId, CancellationToken cancellationToken = default);
    /// <summary>The first running children, by id.</summary>
    Task<IReadOnlyList<string>> ListRunningChildrenAsync(string parentInstanceId, int limit, CancellationToken cancellationToken = default);
    /// <summary>Waits until no other transaction holds the key, then holds it until this one ends: what was counted under it stays true.</summary>
    Task HoldAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Keeps <see cref="HoldAsync"/> of the same key waiting until this transaction ends, but not others that share it.</summary>
    Task HoldSharedAsync(string key, CancellationToken cancellationToken = default);
    /// <summary>How many running instances the definition has, optionally with one correlation id (activation strategies ask).</summary>
    Task<int> CountRunningAsync(string? definitionId, string? correlationId, CancellationToken cancellationToken = default);

    ValueTask<StoredBookmark?> FindBookmarkAsync(string bookmarkId, CancellationToken cancellationToken = default);
    /// <summary>Bookmarks of this hash, oldest first, narrowed by whatever is not null.</summary>
    Task<IReadOnlyList<StoredBookmark>> FindBookmarksAsync(string hash, string? correlationId, string? instanceId, string? activityInstanceId, int limit, CancellationToken cancellationToken = default);
    /// <summary>Payloads of the HTTP bookmarks whose paths have parameters, each once. The number of other bookmarks must not matter.</summary>
    Task<IReadOnlyList<string>> ListEndpointTemplatesAsync(CancellationToken cancellationToken = default);
    Task<IReadOnlyList<StoredBookmark>> ListBookmarksAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>Writes all that a burst changed, raising the instance's revision. A revision that moved meanwhile is a conflict and throws.</summary>
    Task SaveBurstAsync(BurstChanges changes, CancellationToken cancellationToken = default);

    /// <summary>Adds queued work outside a burst (an event that arrives over the API).</summary>
    void Enqueue(QueuedStimulus stimulus);
    /// <summary>Takes up to <paramref name="limit"/> due, living items and holds them until the transaction ends; items held by another node are passed over.</summary>
    Task<IReadOnlyList<QueuedStimulus>> TakeQueuedAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default);
    /// <summary>One living item, held until the transaction ends; null when it is gone or another node holds it.</summary>
    Task<QueuedStimulus?> TakeQueuedAsync(string itemId, CancellationToken cancellationToken = default);
    /// <summary>Lets items of the kind that were put off, but have not failed, be taken at once: all, or those that mention an instance.</summary>
    Task WakeQueuedAsync(string kind, DateTimeOffset now, string? instanceId = null, CancellationToken cancellationToken = default);
    void RemoveQueued(QueuedStimulus stimulus);
}
