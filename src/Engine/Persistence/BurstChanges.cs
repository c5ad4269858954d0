namespace Orchestrator.Engine.Persistence;

/// <summary>Everything that one burst changed. It is written whole, in the transaction that the caller holds.</summary>
public sealed class BurstChanges
{
    public required WorkflowInstance Instance { get; init; }
    public bool IsNewInstance { get; init; }
    public IReadOnlyList<StoredBookmark> BookmarksAdded { get; init; } = [];
    /// <summary>Ids of bookmarks that burnt or were cancelled.</summary>
    public IReadOnlyList<string> BookmarksRemoved { get; init; } = [];
    /// <summary>Bookmarks that wait as before but at another place of the definition: to update by id.</summary>
    public IReadOnlyList<StoredBookmark> BookmarksMoved { get; init; } = [];
    public IReadOnlyList<JournalRecord> Journal { get; init; } = [];
    /// <summary>Executions that began in this burst: to insert.</summary>
    public IReadOnlyList<ActivityExecution> ExecutionsStarted { get; init; } = [];
    /// <summary>Executions that began earlier and changed in this burst: to update by id.</summary>
    public IReadOnlyList<ActivityExecution> ExecutionsChanged { get; init; } = [];
    /// <summary>All open incidents of the instance, replacing what was stored; null when they have not changed.</summary>
    public IReadOnlyList<StoredIncident>? OpenIncidents { get; init; }
    public IReadOnlyList<QueuedStimulus> Queued { get; init; } = [];
}
