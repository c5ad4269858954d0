using System.Text.Json;
using Orchestrator.Client.Alterations;

namespace Orchestrator.Client.Incidents;

/// <summary>Open incidents that are alike: the same step of the same definition says the same.</summary>
public sealed record IncidentGroup(string DefinitionId, string DefinitionName, string ActivityId, string? ActivityName, string ActivityType, string Message, int Count, DateTimeOffset Oldest, DateTimeOffset Newest);

/// <summary>One open incident.</summary>
public sealed record IncidentInfo
{
    public required string InstanceId { get; init; }
    /// <summary>The execution that faulted.</summary>
    public required string ActivityInstanceId { get; init; }
    public required string DefinitionId { get; init; }
    public required string DefinitionVersionId { get; init; }
    public required int DefinitionVersion { get; init; }
    public required string ActivityId { get; init; }
    public string? ActivityName { get; init; }
    public required string ActivityType { get; init; }
    public required string Message { get; init; }
    public string? ExceptionType { get; init; }
    /// <summary>The case that the instance carries, if any.</summary>
    public string? CaseId { get; init; }
    public string? CaseNumber { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A step that waits for something which can no longer come.</summary>
public sealed record VainWait(string InstanceId, string DefinitionId, int DefinitionVersion, string ActivityId, string Reason, string ReasonZh, string ReasonEn, DateTimeOffset Since, string? CaseId);

/// <summary>All that a person needs to repair an instance.</summary>
public sealed record IncidentDetails
{
    public required string InstanceId { get; init; }
    public required string DefinitionId { get; init; }
    public required string DefinitionName { get; init; }
    public required string DefinitionVersionId { get; init; }
    public required int DefinitionVersion { get; init; }
    public required string SubStatus { get; init; }
    public string? CaseId { get; init; }
    public string? CaseNumber { get; init; }
    public IReadOnlyList<IncidentStory> Incidents { get; init; } = [];
    public IReadOnlyList<VariableInfo> Variables { get; init; } = [];
    /// <summary>What has changed since the step last worked, latest first.</summary>
    public IReadOnlyList<ChangeInfo> Changes { get; init; } = [];
}

/// <summary>One faulted step: what ran, with what, and how it may be left.</summary>
public sealed record IncidentStory(string ActivityInstanceId, string ActivityId, string? ActivityName, string ActivityType, string NodeId, string Message, string? ExceptionType, string? StackTrace, JsonElement? Inputs, IReadOnlyList<string> Outcomes, DateTimeOffset At, DateTimeOffset? LastWorked);

/// <summary>A variable with its present value.</summary>
public sealed record VariableInfo(string Id, string Name, string TypeName, JsonElement? Value);

/// <summary>Something that changed. <paramref name="Kind"/>: definition, template, variable, migration or repair.</summary>
public sealed record ChangeInfo(string Kind, DateTimeOffset At, string Zh, string En, string? Link = null);

/// <summary>Runs faulted steps again, after setting variables if any are given.</summary>
public sealed record IncidentRetry(string Reason)
{
    /// <summary>One faulted execution; all of the instance when absent.</summary>
    public string? ActivityInstanceId { get; init; }
    public IReadOnlyDictionary<string, JsonElement>? Variables { get; init; }
}

/// <summary>Leaves a faulted step by an outcome, as if it had run.</summary>
public sealed record IncidentSkip(string Reason, string ActivityInstanceId, string Outcome = "Done");

/// <summary>Cancels the instance.</summary>
public sealed record IncidentCancel(string Reason);

/// <summary>Retries all chosen instances.</summary>
public sealed record BulkRetry(string Reason, InstanceChoice Selection);
