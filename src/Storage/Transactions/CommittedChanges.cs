namespace Orchestrator.Storage.Transactions;

/// <summary>What a transaction that has just committed means to the rest of the process.</summary>
public sealed class CommittedChanges
{
    /// <summary>Instants (UTC) at which something that it armed falls due.</summary>
    public SortedSet<DateTimeOffset> DueInstants { get; } = [];
    /// <summary>Messages wait in the outbox.</summary>
    public bool HasOutbox { get; internal set; }
    /// <summary>Stimuli wait in the engine's queue.</summary>
    public bool HasQueued { get; internal set; }
    /// <summary>An alteration plan too large for whoever ordered it may go on in the background.</summary>
    public bool HasAlterations { get; internal set; }
    /// <summary>A job may go on in the background.</summary>
    public bool HasJobs { get; internal set; }
    /// <summary>Visits of an inspection plan may go to their cases.</summary>
    public bool HasVisits { get; internal set; }
    /// <summary>Tasks that were opened.</summary>
    public HashSet<string> TasksOpened { get; } = [];
    /// <summary>Workflow instances whose state changed.</summary>
    public HashSet<string> Instances { get; } = [];
    /// <summary>Cases that changed.</summary>
    public HashSet<string> Cases { get; } = [];
    /// <summary>Workflow definitions that changed, by definition id.</summary>
    public HashSet<string> Definitions { get; } = [];
}

/// <summary>Is told of each commit, after it. It must be quick and must not throw: the work is done, this is only word of it.</summary>
public interface ICommitListener
{
    void OnCommitted(CommittedChanges changes);
}
