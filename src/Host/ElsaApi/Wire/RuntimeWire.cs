namespace Orchestrator.Host.ElsaApi.Wire;

/// <summary>Why the engine shall pause.</summary>
internal sealed record PauseRequest(string? Reason);

/// <summary>What this node's engine does.</summary>
internal sealed record RuntimeStatus(RuntimeState State, IReadOnlyList<RuntimeSource> Sources, int ActiveExecutionCycleCount);

internal sealed record RuntimeState(string Reason, bool IsAcceptingNewWork, DateTimeOffset? PausedAt, string? PauseReasonText, string GenerationId);

/// <summary>Where work comes from.</summary>
internal sealed record RuntimeSource(string Name, string State);

/// <summary>Which step of which definition is tried out.</summary>
internal sealed record TestRequest(DefinitionHandle? WorkflowDefinitionHandle, ActivityHandle? ActivityHandle);

/// <summary>A definition by its version's id, or by its own id and a choice of version.</summary>
internal sealed record DefinitionHandle(string? DefinitionId, string? VersionOptions, string? DefinitionVersionId);

/// <summary>A step by its place in the graph, or by its id.</summary>
internal sealed record ActivityHandle(string? ActivityId, string? ActivityNodeId);

/// <summary>How long a token shall be good for, in minutes.</summary>
internal sealed record TokenRequest(int? Minutes, string? CorrelationId, string? WorkflowInstanceId);

/// <summary>A token with the address that takes it.</summary>
internal sealed record IssuedToken(string Token, string Url, DateTimeOffset ExpiresAt);

/// <summary>New values of variables.</summary>
internal sealed record VariablesRequest(IReadOnlyList<VariableChange>? Variables);

internal sealed record VariableChange(string? Id, System.Text.Json.JsonElement? Value);

/// <summary>Versions to export, with those that use them if asked.</summary>
internal sealed record ExportRequest(IReadOnlyList<string>? Ids, bool? IncludeConsumingWorkflows);

/// <summary>Which instances to export, and what of them beside their state; all of it when nothing is said.</summary>
internal sealed record InstanceExportRequest(IReadOnlyList<string>? Ids, bool? IncludeBookmarks, bool? IncludeActivityExecutionLog, bool? IncludeWorkflowExecutionLog);
