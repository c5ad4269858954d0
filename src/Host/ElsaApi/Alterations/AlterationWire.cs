using Orchestrator.Client.Alterations;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.ElsaApi.Wire;

namespace Orchestrator.Host.ElsaApi.Alterations;

/// <summary>Which instances Elsa's clients mean.</summary>
internal sealed record AlterationFilter
{
    /// <summary>Without it a filter that says nothing chooses nothing.</summary>
    public bool EmptyFilterSelectsAll { get; init; }
    public List<string>? WorkflowInstanceIds { get; init; }
    public List<string>? CorrelationIds { get; init; }
    public List<string>? Names { get; init; }
    public string? SearchTerm { get; init; }
    public List<TimestampFilter>? TimestampFilters { get; init; }
    public List<string>? DefinitionIds { get; init; }
    public List<string>? DefinitionVersionIds { get; init; }
    public bool? HasIncidents { get; init; }
    public bool? IsSystem { get; init; }
    public List<WorkflowStatus>? Statuses { get; init; }
    public List<WorkflowSubStatus>? SubStatuses { get; init; }

    public bool IsEmpty => WorkflowInstanceIds is not { Count: > 0 } && CorrelationIds is not { Count: > 0 } && Names is not { Count: > 0 } && string.IsNullOrWhiteSpace(SearchTerm)
        && TimestampFilters is not { Count: > 0 } && DefinitionIds is not { Count: > 0 } && DefinitionVersionIds is not { Count: > 0 } && HasIncidents is null
        && Statuses is not { Count: > 0 } && SubStatuses is not { Count: > 0 };
}

/// <summary>Body of <c>/alterations/submit</c>; the reason is ours and may be left out.</summary>
internal sealed record AlterationSubmission(List<AlterationSpec>? Alterations = null, AlterationFilter? Filter = null, string? Reason = null);

/// <summary>Body of <c>/alterations/run</c>.</summary>
internal sealed record AlterationRun(List<AlterationSpec>? Alterations = null, List<string>? WorkflowInstanceIds = null, string? Reason = null);

/// <summary>Body of <c>/alterations/workflows/retry</c>.</summary>
internal sealed record RetryRun(List<string>? WorkflowInstanceIds = null, List<string>? ActivityIds = null, string? Reason = null);

/// <summary>What altering one instance came to.</summary>
internal sealed record AlterationRunResult(string WorkflowInstanceId, AlterationLog Log, bool WorkflowHasScheduledWork, bool IsSuccessful);

internal sealed record AlterationLog(IReadOnlyList<AlterationLogEntry> LogEntries);

internal sealed record AlterationLogEntry(string Message, string LogLevel, DateTimeOffset Timestamp);
