using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Host.ElsaApi.Wire;

/// <summary>One execution of one activity, without its data.</summary>
internal record ExecutionSummary
{
    public required string Id { get; init; }
    public required string WorkflowInstanceId { get; init; }
    public required string ActivityId { get; init; }
    public required string ActivityNodeId { get; init; }
    public required string ActivityType { get; init; }
    public required int ActivityTypeVersion { get; init; }
    public string? ActivityName { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required bool HasBookmarks { get; init; }
    public required ActivityStatus Status { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public JsonObject Metadata { get; init; } = [];
}

/// <summary>One execution with its data. <see cref="ActivityState"/> is never absent: the designer would ask again for ever.</summary>
internal sealed record ExecutionRecord : ExecutionSummary
{
    public required JsonNode ActivityState { get; init; }
    public JsonNode? Payload { get; init; }
    public JsonNode? Outputs { get; init; }
    public JsonObject Properties { get; init; } = [];
    public JsonNode? Exception { get; init; }
    public required int AggregateFaultCount { get; init; }
    public string? SchedulingActivityExecutionId { get; init; }
    public string? SchedulingActivityId { get; init; }
    public required int CallStackDepth { get; init; }
}

/// <summary>Which nodes to report on.</summary>
internal sealed record ReportRequest(string? WorkflowInstanceId, IReadOnlyList<string>? ActivityNodeIds);

/// <summary>Counts for the badges of the diagram.</summary>
internal sealed record ExecutionReport(IReadOnlyList<ExecutionStats> Stats);

/// <summary>The counts of one node.</summary>
internal sealed record ExecutionStats
{
    public required string ActivityId { get; init; }
    public required string ActivityNodeId { get; init; }
    public required long StartedCount { get; init; }
    public required long CompletedCount { get; init; }
    public long UncompletedCount => StartedCount - CompletedCount;
    public required bool IsBlocked { get; init; }
    public required bool IsFaulted { get; init; }
    public required int AggregateFaultCount { get; init; }
    public JsonObject Metadata { get; init; } = [];
}

/// <summary>The executions that led to one, the first at the top.</summary>
internal sealed record CallStack(string ActivityExecutionId, IReadOnlyList<ExecutionRecord> Items, long TotalCount);

/// <summary>Asks for an instance of a definition.</summary>
internal sealed record ExecuteRequest
{
    public string? CorrelationId { get; init; }
    public string? Name { get; init; }
    public string? TriggerActivityId { get; init; }
    public string? VersionOptions { get; init; }
    public string? InstanceId { get; init; }
    public int? Count { get; init; }
    public JsonNode? Input { get; init; }
}

/// <summary>Sends an event.</summary>
internal sealed record EventRequest(string? CorrelationId, string? WorkflowInstanceId, string? ActivityInstanceId, string? WorkflowExecutionMode, JsonNode? Input);

/// <summary>Completes a task that a step waits for.</summary>
internal sealed record TaskResultRequest(JsonNode? Result);
