namespace Orchestrator.Engine.Persistence;

/// <summary>One line of an instance's journal (Elsa's execution log record).</summary>
public sealed class JournalRecord
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required string ActivityInstanceId { get; init; }
    public string? ParentActivityInstanceId { get; init; }
    public required string ActivityId { get; init; }
    public required string ActivityType { get; init; }
    public int ActivityTypeVersion { get; init; }
    public string? ActivityName { get; init; }
    public required string NodeId { get; init; }
    public required DateTimeOffset Timestamp { get; init; }
    /// <summary>Ascending within the instance, without a gap.</summary>
    public required long Sequence { get; init; }
    /// <summary>Started, Resumed, Suspended, Completed, Canceled, Faulted, "Precondition Failed" or a workflow-level name.</summary>
    public required string EventName { get; init; }
    public string? Message { get; init; }
    public string? Source { get; init; }
    /// <summary>Payload as JSON (for example the outcomes), if any.</summary>
    public string? Payload { get; init; }
}

/// <summary>One execution of one activity, upserted by <see cref="Id"/> as it goes on.</summary>
public sealed class ActivityExecution
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required string ActivityId { get; init; }
    public required string NodeId { get; init; }
    public required string ActivityType { get; init; }
    public int ActivityTypeVersion { get; init; }
    public string? ActivityName { get; init; }
    public ActivityStatus Status { get; set; }
    public bool HasBookmarks { get; set; }
    public int AggregateFaultCount { get; set; }
    public int CallStackDepth { get; init; }
    public string? SchedulingExecutionId { get; init; }
    public string? SchedulingActivityId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; set; }
    /// <summary>Evaluated inputs by PascalCase name, as JSON.</summary>
    public string? Inputs { get; set; }
    /// <summary>Outputs by PascalCase name, as JSON.</summary>
    public string? Outputs { get; set; }
    /// <summary>Outcomes and the like, as JSON.</summary>
    public string? Payload { get; set; }
    /// <summary>The exception as JSON, when the execution faulted.</summary>
    public string? Exception { get; set; }
}

/// <summary>Elsa's status of one activity execution (one l in Canceled).</summary>
public enum ActivityStatus
{
    Pending,
    Running,
    Completed,
    Canceled,
    Faulted,
}
