using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Execution;

/// <summary>An execution that waits for its turn within a burst.</summary>
internal sealed class WorkItem
{
    public required GraphNode Node { get; init; }
    public ActivityExecutionContext? Owner { get; init; }
    public string? Tag { get; init; }
    public IReadOnlyDictionary<string, object?>? Variables { get; init; }
    public string? Continuation { get; init; }
    public bool ViaBackwardConnection { get; init; }
    /// <summary>The step after which this one was scheduled, for the call stack.</summary>
    public ActivityExecutionContext? ScheduledBy { get; init; }
    /// <summary>An execution that goes on (resumption, retry) rather than a new one.</summary>
    public ActivityExecutionContext? Existing { get; init; }
    public Bookmark? Bookmark { get; init; }
    /// <summary>What a retried step was given when it failed; null keeps what came with the burst's own stimulus.</summary>
    public IReadOnlyDictionary<string, object?>? Input { get; init; }
    /// <summary>The owner's <see cref="ActivityExecutionContext.QueueGeneration"/> when this was queued.</summary>
    public int Generation { get; init; }

    public bool IsWithdrawn
    {
        get => field || (Existing is null && Owner is not null && Owner.QueueGeneration != Generation);
        set;
    }
}
