using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Host.ElsaApi.Wire;

/// <summary>An instance in a list.</summary>
internal sealed record InstanceSummary
{
    public required string Id { get; init; }
    public required string DefinitionId { get; init; }
    public required string DefinitionVersionId { get; init; }
    public required int Version { get; init; }
    public required WorkflowStatus Status { get; init; }
    public required WorkflowSubStatus SubStatus { get; init; }
    public string? CorrelationId { get; init; }
    public string? Name { get; init; }
    public required int IncidentCount { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>An instance with its state.</summary>
internal sealed record InstanceDetails
{
    public required string Id { get; init; }
    public required string DefinitionId { get; init; }
    public required string DefinitionVersionId { get; init; }
    public required int Version { get; init; }
    public string? ParentWorkflowInstanceId { get; init; }
    public required JsonObject WorkflowState { get; init; }
    public required WorkflowStatus Status { get; init; }
    public required WorkflowSubStatus SubStatus { get; init; }
    public bool IsExecuting { get; init; }
    public string? CorrelationId { get; init; }
    public string? Name { get; init; }
    public required int IncidentCount { get; init; }
    public required bool IsSystem { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>How far an instance has come. The designer reads <see cref="WorkflowSubStatus"/>, other clients <see cref="SubStatus"/>.</summary>
internal sealed record ExecutionState(WorkflowStatus Status, WorkflowSubStatus SubStatus, DateTimeOffset UpdatedAt)
{
    public WorkflowSubStatus WorkflowSubStatus => SubStatus;
}

/// <summary>What a list of instances is narrowed to; absent and empty members narrow nothing.</summary>
internal sealed record InstanceFilter
{
    public int? Page { get; init; }
    public int? PageSize { get; init; }
    public string? SearchTerm { get; init; }
    public string? DefinitionId { get; init; }
    public IReadOnlyList<string>? DefinitionIds { get; init; }
    public string? CorrelationId { get; init; }
    public int? Version { get; init; }
    public bool? HasIncidents { get; init; }
    public bool? IsSystem { get; init; }
    public WorkflowStatus? Status { get; init; }
    public IReadOnlyList<WorkflowStatus>? Statuses { get; init; }
    public WorkflowSubStatus? SubStatus { get; init; }
    public IReadOnlyList<WorkflowSubStatus>? SubStatuses { get; init; }
    public string? OrderBy { get; init; }
    public string? OrderDirection { get; init; }
    public IReadOnlyList<TimestampFilter>? TimestampFilters { get; init; }
}

/// <summary>One condition on an instant of an instance.</summary>
internal sealed record TimestampFilter(string? Column, string? Operator, DateTimeOffset Timestamp);

/// <summary>A variable's value.</summary>
internal sealed record VariableValue(string Id, string Name, JsonNode? Value);

/// <summary>One line of the journal.</summary>
internal sealed record LogRecord
{
    public required string Id { get; init; }
    public required string ActivityInstanceId { get; init; }
    public string? ParentActivityInstanceId { get; init; }
    public required string ActivityId { get; init; }
    public required string ActivityType { get; init; }
    public required int ActivityTypeVersion { get; init; }
    public string? ActivityName { get; init; }
    public required string NodeId { get; init; }
    public required DateTimeOffset Timestamp { get; init; }
    public required long Sequence { get; init; }
    public required string EventName { get; init; }
    public string? Message { get; init; }
    public string? Source { get; init; }
    public JsonNode? Payload { get; init; }
}

/// <summary>What the journal is narrowed to.</summary>
internal sealed record JournalFilter
{
    public IReadOnlyList<string>? ActivityIds { get; init; }
    public IReadOnlyList<string>? ActivityNodeIds { get; init; }
    public IReadOnlyList<string>? ExcludedActivityTypes { get; init; }
    public IReadOnlyList<string>? EventNames { get; init; }
}

/// <summary>The body that asks for a filtered journal.</summary>
internal sealed record JournalRequest(JournalFilter? Filter);

/// <summary>Which instances to cancel.</summary>
internal sealed record CancelRequest(IReadOnlyList<string>? Ids, string? DefinitionVersionId, string? DefinitionId, string? VersionOptions);
