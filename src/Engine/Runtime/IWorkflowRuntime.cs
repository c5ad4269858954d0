using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Definitions;

namespace Orchestrator.Engine;

/// <summary>
/// Runs workflows within the transaction that the caller holds: one scope, one transaction. The runtime never opens or commits one.
/// Either all that a call did is committed by the caller, or none of it happened.
/// </summary>
public interface IWorkflowRuntime
{
    /// <summary>Starts an instance and runs its first burst.</summary>
    /// <exception cref="DefinitionNotFoundException">There is no such definition or version.</exception>
    Task<WorkflowRunResult> StartAsync(StartWorkflowRequest request, CancellationToken cancellationToken = default);

    /// <summary>Resumes one bookmark. Of two racing calls one resumes and the other learns that it is already handled.</summary>
    Task<ResumeResult> ResumeBookmarkAsync(string bookmarkId, IReadOnlyDictionary<string, object?>? input = null, CancellationToken cancellationToken = default);

    /// <summary>Starts an instance for each trigger that waits for the stimulus, then resumes all bookmarks that do, those of the new instances included.</summary>
    Task<StimulusResult> SendStimulusAsync(StimulusRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stores an event for delivery: once the caller has committed, it is neither lost nor delivered twice.</summary>
    void PublishEvent(PublishEventRequest request);

    /// <summary>Completes the task that a <c>RunTask</c> step waits for.</summary>
    Task<ResumeResult> CompleteTaskAsync(string taskId, object? result = null, CancellationToken cancellationToken = default);

    /// <summary>Resumes a timer bookmark whose instant has come. Earlier it is refused as not due.</summary>
    Task<ResumeResult> FireTimerAsync(string bookmarkId, CancellationToken cancellationToken = default);

    /// <summary>Starts an instance for a timer trigger that is due and arms its next instant.</summary>
    Task<TriggerResult> FireTriggerAsync(string triggerId, CancellationToken cancellationToken = default);

    /// <summary>Cancels an instance and its running children.</summary>
    Task<CancelOutcome> CancelAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>Does queued work: published events, dispatched children, finished children's words to their parents.</summary>
    Task<DrainResult> DrainQueueAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>After a drain had to be rolled back because of one item: counts the attempt and puts the item off, or aside, in a transaction of its own.</summary>
    Task RecordDrainFailureAsync(string itemId, string error, CancellationToken cancellationToken = default);

    /// <summary>Runs a faulted step again, from where it failed.</summary>
    Task<RepairOutcome> RetryIncidentAsync(string instanceId, string activityInstanceId, CancellationToken cancellationToken = default);

    /// <summary>Completes a faulted step as if it had run, with the given outcome.</summary>
    Task<RepairOutcome> SkipIncidentAsync(string instanceId, string activityInstanceId, string outcome = "Done", CancellationToken cancellationToken = default);

    /// <summary>
    /// Alters one instance as a person ordered: migrates it to another version, sets variables, moves tokens, repairs faulted steps, cancels. All of it happens or none.
    /// What cannot be done comes back as refusals.
    /// </summary>
    Task<AlterationReport> AlterAsync(AlterInstanceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets variables of the instance by id or name.</summary>
    Task<bool> SetVariablesAsync(string instanceId, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken = default);
}
