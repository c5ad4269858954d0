using System.Text.Json;

namespace Orchestrator.Client.Alterations;

/// <summary>
/// One alteration, by its <paramref name="Type"/>: Migrate, ModifyVariable, ScheduleActivity, CancelActivity, RetryActivity, SkipActivity or Cancel.
/// The other members belong to the type that their name tells.
/// </summary>
public sealed record AlterationSpec(string Type)
{
    /// <summary>Migrate: the version; the published one when absent.</summary>
    public int? TargetVersion { get; init; }
    public string? TargetVersionId { get; init; }
    /// <summary>Migrate: running steps that bear another id in the target, old id to new.</summary>
    public IReadOnlyDictionary<string, string>? Map { get; init; }
    /// <summary>ModifyVariable: id or name.</summary>
    public string? VariableId { get; init; }
    public JsonElement? Value { get; init; }
    public string? ActivityId { get; init; }
    public string? ActivityInstanceId { get; init; }
    /// <summary>SkipActivity: the outcome by which the step is left; Done when absent.</summary>
    public string? Outcome { get; init; }
}

/// <summary>Which living instances are meant. A selection that says nothing means none.</summary>
public sealed record InstanceChoice
{
    public IReadOnlyList<string>? InstanceIds { get; init; }
    public string? DefinitionId { get; init; }
    public int? Version { get; init; }
    public IReadOnlyList<string>? CorrelationIds { get; init; }
    /// <summary>Suspended, Faulted …</summary>
    public IReadOnlyList<string>? SubStatuses { get; init; }
    public bool? HasIncidents { get; init; }
    public string? IncidentActivityId { get; init; }
    public string? IncidentMessage { get; init; }
}

/// <summary>Orders alterations; the reason stands in the audit trail.</summary>
public sealed record AlterationRequest(IReadOnlyList<AlterationSpec> Alterations, InstanceChoice Selection, string Reason);

/// <summary>Asks what alterations would do.</summary>
public sealed record AlterationTrialRequest(IReadOnlyList<AlterationSpec> Alterations, InstanceChoice Selection)
{
    /// <summary>Goes on after this instance.</summary>
    public string? After { get; init; }
    /// <summary>1 to 200; 50 when absent.</summary>
    public int? Limit { get; init; }
}

/// <summary>Agrees or turns down; turning down needs a reason.</summary>
public sealed record AlterationDecision(string? Reason = null);

/// <summary>What would happen, instance by instance. <paramref name="Next"/> is the last instance looked at when more follow.</summary>
public sealed record AlterationTrial(int Total, IReadOnlyList<InstanceTrial> Items, string? Next = null);

/// <summary>What would happen to one instance.</summary>
public sealed record InstanceTrial(string InstanceId, bool IsRefused)
{
    public IReadOnlyList<AlterationNote> Refusals { get; init; } = [];
    public int? FromVersion { get; init; }
    public int? ToVersion { get; init; }
    /// <summary>The running steps, and where they stand in the target.</summary>
    public IReadOnlyList<TrialStep> Steps { get; init; } = [];
    /// <summary>Steps of the target that lie behind and will not run.</summary>
    public IReadOnlyList<string> PassedOver { get; init; } = [];
    /// <summary>Steps that would start at once.</summary>
    public IReadOnlyList<string> Starts { get; init; } = [];
    /// <summary>Variables that would be given up, with their values.</summary>
    public IReadOnlyDictionary<string, object?> DroppedVariables { get; init; } = new Dictionary<string, object?>();
    public IReadOnlyList<string> NewVariables { get; init; } = [];
    /// <summary>Legal acts that would be touched: a second person must agree.</summary>
    public IReadOnlyList<string> LegalActs { get; init; } = [];
}

/// <summary>A sentence about an alteration in both languages.</summary>
public sealed record AlterationNote(string Code, string Zh, string En, string? Place = null);

/// <summary>A running step in both versions.</summary>
public sealed record TrialStep(string ActivityId, string? Name, string ActivityType, string FromNodeId, string ToNodeId, bool IsFaulted, bool Waits, DateTimeOffset Since, DateTimeOffset? DueAt);
