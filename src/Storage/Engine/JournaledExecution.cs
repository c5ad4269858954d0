using System.Text.Json.Serialization;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Storage.Engine;

/// <summary>
/// An execution as a burst left it, kept with the burst's lines in a <see cref="JournalPage"/>. It is never changed: what a later burst keeps of the same
/// execution stands in its place. On PostgreSQL the view <c>executions</c> reads these members by their names.
/// </summary>
public sealed record JournaledExecution
{
    // In the order of a line, so that the database compresses both together.
    public required string Id { get; init; }
    public required string ActivityId { get; init; }
    public required string ActivityType { get; init; }
    public int ActivityTypeVersion { get; init; }
    public string? ActivityName { get; init; }
    public required string NodeId { get; init; }
    public required string Status { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasBookmarks { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int AggregateFaultCount { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int CallStackDepth { get; init; }
    public string? SchedulingExecutionId { get; init; }
    public string? SchedulingActivityId { get; init; }
    public string? Inputs { get; init; }
    public string? Outputs { get; init; }
    public string? Payload { get; init; }
    public string? Exception { get; init; }

    public static JournaledExecution Of(ActivityExecution execution) => new()
    {
        Id = execution.Id,
        ActivityId = execution.ActivityId,
        ActivityType = execution.ActivityType,
        ActivityTypeVersion = execution.ActivityTypeVersion,
        ActivityName = execution.ActivityName,
        NodeId = execution.NodeId,
        Status = execution.Status.ToString(),
        StartedAt = JournalPage.Kept(execution.StartedAt),
        CompletedAt = execution.CompletedAt is { } completed ? JournalPage.Kept(completed) : null,
        HasBookmarks = execution.HasBookmarks,
        AggregateFaultCount = execution.AggregateFaultCount,
        CallStackDepth = execution.CallStackDepth,
        SchedulingExecutionId = execution.SchedulingExecutionId,
        SchedulingActivityId = execution.SchedulingActivityId,
        Inputs = execution.Inputs,
        Outputs = execution.Outputs,
        Payload = execution.Payload,
        Exception = execution.Exception,
    };
}
