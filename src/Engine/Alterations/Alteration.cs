using System.Text.Json.Serialization;

namespace Orchestrator.Engine.Alterations;

/// <summary>A change to a running instance that a person orders. The discriminator and the members are Elsa's where Elsa has them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Migrate), "Migrate")]
[JsonDerivedType(typeof(ModifyVariable), "ModifyVariable")]
[JsonDerivedType(typeof(ScheduleActivity), "ScheduleActivity")]
[JsonDerivedType(typeof(CancelActivity), "CancelActivity")]
[JsonDerivedType(typeof(RetryActivity), "RetryActivity")]
[JsonDerivedType(typeof(SkipActivity), "SkipActivity")]
[JsonDerivedType(typeof(CancelInstance), "Cancel")]
public abstract record Alteration;

/// <summary>Moves the instance to another version of its definition. What has completed stays completed; what waits goes on waiting at the same step.</summary>
public sealed record Migrate : Alteration
{
    /// <summary>The version number; the published version when neither it nor <see cref="TargetVersionId"/> is given.</summary>
    public int? TargetVersion { get; init; }
    /// <summary>One exact version, by its own id.</summary>
    public string? TargetVersionId { get; init; }
    /// <summary>Steps that bear another id in the target: old activity id or node id to new. Steps not named here keep their id.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();
    /// <summary>Moves an instance that has ended as well, as Elsa does: its record is read by the target from then on; nothing of it runs again.</summary>
    public bool IncludesEnded { get; init; }
}

/// <summary>Sets one variable, by id or name.</summary>
public sealed record ModifyVariable : Alteration
{
    public string VariableId { get; init; } = "";
    public object? Value { get; init; }
}

/// <summary>Puts a token on a step: it starts as if the flow had just arrived there.</summary>
public sealed record ScheduleActivity : Alteration
{
    public string? ActivityId { get; init; }
    /// <summary>An execution whose step shall run once more, instead of an activity id.</summary>
    public string? ActivityInstanceId { get; init; }
}

/// <summary>Takes the token from a step: its executions, or the one named, are cancelled with all below them.</summary>
public sealed record CancelActivity : Alteration
{
    public string? ActivityId { get; init; }
    public string? ActivityInstanceId { get; init; }
}

/// <summary>Runs faulted steps again: the one named, or all.</summary>
public sealed record RetryActivity : Alteration
{
    public string? ActivityId { get; init; }
    public string? ActivityInstanceId { get; init; }
}

/// <summary>Completes faulted steps as if they had run: the one named, or all.</summary>
public sealed record SkipActivity : Alteration
{
    public string? ActivityId { get; init; }
    public string? ActivityInstanceId { get; init; }
    /// <summary>The outcome by which the step is left. Default <c>Done</c>.</summary>
    public string Outcome { get; init; } = "Done";
}

/// <summary>Cancels the instance with its running children.</summary>
public sealed record CancelInstance : Alteration;
