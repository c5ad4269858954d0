using System.Text.Json.Serialization;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Storage.Engine;

/// <summary>
/// An execution as a burst left it, kept with the burst's lines in a <see cref="JournalPage"/>. It is never changed: what a later burst keeps of the same
/// execution stands in its place. On PostgreSQL the view <c>executions</c> reads these members by their names.
/// </summary>
public sealed record JournaledExecution(string Id, string ActivityId, string NodeId, string ActivityType, string Status, DateTimeOffset StartedAt)
{
    public int ActivityTypeVersion { get; init; }
    public string? ActivityName { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasBookmarks { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int AggregateFaultCount { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int CallStackDepth { get; init; }
    public string? SchedulingExecutionId { get; init; }
    public string? SchedulingActivityId { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public string? Inputs { get; init; }
    public string? Outputs { get; init; }
    public string? Payload { get; init; }
    public string? Exception { get; init; }

    public static JournaledExecution Of(ActivityExecution execution) => new(execution.Id, execution.ActivityId, execution.NodeId, execution.ActivityType, execution.Status.ToString(), Stored(execution.StartedAt))
    {
        ActivityTypeVersion = execution.ActivityTypeVersion,
        ActivityName = execution.ActivityName,
        HasBookmarks = execution.HasBookmarks,
        AggregateFaultCount = execution.AggregateFaultCount,
        CallStackDepth = execution.CallStackDepth,
        SchedulingExecutionId = execution.SchedulingExecutionId,
        SchedulingActivityId = execution.SchedulingActivityId,
        CompletedAt = execution.CompletedAt is { } completed ? Stored(completed) : null,
        Inputs = execution.Inputs,
        Outputs = execution.Outputs,
        Payload = execution.Payload,
        Exception = execution.Exception,
    };

    // As precise as a column of the database, so that it reads the same from a row and from a page.
    private static DateTimeOffset Stored(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
