using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine;

/// <summary>Asks for a new instance.</summary>
public sealed record StartWorkflowRequest
{
    /// <summary>The definition; needed unless <see cref="VersionId"/> is given.</summary>
    public string? DefinitionId { get; init; }
    /// <summary>Which version; published by default.</summary>
    public VersionOptions Version { get; init; } = VersionOptions.Published;
    /// <summary>One exact version, by its own id.</summary>
    public string? VersionId { get; init; }
    public string? CorrelationId { get; init; }
    public string? Name { get; init; }
    public IReadOnlyDictionary<string, object?>? Input { get; init; }
    public IReadOnlyDictionary<string, object?>? Properties { get; init; }
    public string? ParentInstanceId { get; init; }
    /// <summary>The id that the instance shall have; made when null.</summary>
    public string? InstanceId { get; init; }
    /// <summary>The step whose stimulus starts the instance, by activity id.</summary>
    public string? TriggerActivityId { get; init; }
    /// <summary>What came with that stimulus.</summary>
    public IReadOnlyDictionary<string, object?>? TriggerInput { get; init; }
    public bool IsSystem { get; init; }
    /// <summary>The caller waits in the same burst and needs no word when the instance ends in its first.</summary>
    internal bool IsInline { get; init; }
}

/// <summary>Where an instance stands after a burst.</summary>
public sealed record WorkflowRunResult(string InstanceId, WorkflowStatus Status, WorkflowSubStatus SubStatus)
{
    public IReadOnlyDictionary<string, object?> Output { get; init; } = new Dictionary<string, object?>();
    public IReadOnlyList<Incident> Incidents { get; init; } = [];
    public IReadOnlyList<Bookmark> Bookmarks { get; init; } = [];
    /// <summary>False when the definition's activation strategy forbade the start; nothing was written then.</summary>
    public bool IsStarted { get; init; } = true;
}

/// <summary>How a resumption ended.</summary>
public enum ResumeOutcome
{
    Resumed,
    /// <summary>Somebody was faster: the bookmark has burnt.</summary>
    AlreadyHandled,
    /// <summary>There never was such a bookmark.</summary>
    NotFound,
    /// <summary>The instance has ended or faulted.</summary>
    InstanceNotRunning,
    /// <summary>A timer whose instant has not come.</summary>
    NotDue,
}

/// <summary>The outcome of a resumption, and where the instance stands if it ran.</summary>
public sealed record ResumeResult(ResumeOutcome Outcome, WorkflowRunResult? Run = null)
{
    public bool IsResumed => Outcome == ResumeOutcome.Resumed;
}

/// <summary>Something that bookmarks and triggers may wait for.</summary>
public sealed record StimulusRequest
{
    /// <summary>The bookmark name, for example <c>Elsa.Event</c>.</summary>
    public required string Name { get; init; }
    /// <summary>The payload whose JSON enters the hash.</summary>
    public object? Payload { get; init; }
    /// <summary>Only bookmarks with this correlation id.</summary>
    public string? CorrelationId { get; init; }
    public string? InstanceId { get; init; }
    public string? ActivityInstanceId { get; init; }
    public IReadOnlyDictionary<string, object?>? Input { get; init; }
    /// <summary>Whether matching triggers start instances. Default true; never when an instance is named.</summary>
    public bool StartsInstances { get; init; } = true;
}

/// <summary>What a stimulus did.</summary>
public sealed record StimulusResult(IReadOnlyList<WorkflowRunResult> Started, IReadOnlyList<WorkflowRunResult> Resumed)
{
    public bool IsHeard => Started.Count + Resumed.Count > 0;
}

/// <summary>An event for whoever waits for it.</summary>
public sealed record PublishEventRequest(string EventName)
{
    public object? Payload { get; init; }
    public string? CorrelationId { get; init; }
    public string? InstanceId { get; init; }
    public string? ActivityInstanceId { get; init; }
}

/// <summary>What firing a trigger did.</summary>
public sealed record TriggerResult(bool IsFired, WorkflowRunResult? Run = null);

/// <summary>What a cancellation did.</summary>
public enum CancelOutcome
{
    Cancelled,
    AlreadyFinished,
    NotFound,
}

/// <summary>What retrying or skipping a faulted step did.</summary>
public enum RepairOutcome
{
    Done,
    InstanceNotFound,
    /// <summary>That execution is not faulted (any more).</summary>
    NotFaulted,
    /// <summary>The step cannot be left by that outcome.</summary>
    UnknownOutcome,
}

/// <summary>What a drain did. The caller goes on while items were taken.</summary>
public sealed record DrainResult(int Taken, int Done, int PutOff, int Dead)
{
    /// <summary>When each item that was done had been accepted (UTC).</summary>
    public IReadOnlyList<DateTimeOffset> AcceptedAt { get; init; } = [];
}

/// <summary>A definition or version that does not exist.</summary>
public sealed class DefinitionNotFoundException(string what, string message) : Exception(message)
{
    public DefinitionNotFoundException(string what)
        : this(what, $"找不到流程定义“{what}”。No workflow definition '{what}' found.")
    {
    }

    /// <summary>There is such a definition perhaps, but none of its versions is published.</summary>
    public static DefinitionNotFoundException Unpublished(string definitionId) =>
        new(definitionId, $"流程定义“{definitionId}”没有已发布的版本。No published version of workflow definition with ID {definitionId} found.");

    public string What { get; } = what;
}

/// <summary>The database failed while one queued item was worked on: roll back, then call <see cref="IWorkflowRuntime.RecordDrainFailureAsync"/>.</summary>
public sealed class QueueItemFailedException(string itemId, Exception cause) : Exception($"Queued item {itemId} failed: {cause.Message}", cause)
{
    public string ItemId { get; } = itemId;
}
