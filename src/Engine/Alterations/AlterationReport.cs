namespace Orchestrator.Engine.Alterations;

/// <summary>What altering an instance did, would do, or why it was refused. Refused means that nothing has changed.</summary>
public sealed record AlterationReport(string InstanceId)
{
    /// <summary>Why nothing was done; empty when it was, or could be.</summary>
    public IReadOnlyList<AlterationFinding> Refusals { get; init; } = [];
    /// <summary>What a person should know besides.</summary>
    public IReadOnlyList<AlterationFinding> Notes { get; init; } = [];
    /// <summary>How the instance came over to the other version, when it was asked to migrate.</summary>
    public MigrationReport? Migration { get; init; }
    /// <summary>Steps marked as legal acts that the alterations start, take back, pass over or skip, by activity id.</summary>
    public IReadOnlyList<string> LegalActs { get; init; } = [];
    /// <summary>Where the instance stands afterwards; null for a dry run or a refusal.</summary>
    public WorkflowRunResult? Run { get; init; }
    public bool IsRefused => Refusals.Count > 0;
}

/// <summary>One sentence about an alteration, in both languages, with the step or variable that it is about.</summary>
public sealed record AlterationFinding(string Code, string Zh, string En, string? Place = null)
{
    public override string ToString() => $"{Code}: {Zh} {En}";
}

/// <summary>What a migration carries over.</summary>
public sealed record MigrationReport(string FromVersionId, int FromVersion, string ToVersionId, int ToVersion)
{
    /// <summary>The running steps, old node id to new.</summary>
    public IReadOnlyList<CarriedStep> Steps { get; init; } = [];
    /// <summary>Steps of the target that lie behind the tokens: they will not run for this instance on the present round.</summary>
    public IReadOnlyList<string> PassedOver { get; init; } = [];
    /// <summary>Steps that start at once, since the target no longer waits for more paths.</summary>
    public IReadOnlyList<string> Starts { get; init; } = [];
    /// <summary>Variables that the target does not declare, with the values that are given up.</summary>
    public IReadOnlyDictionary<string, object?> DroppedVariables { get; init; } = new Dictionary<string, object?>();
    /// <summary>Variables that the target adds; they have their defaults.</summary>
    public IReadOnlyList<string> NewVariables { get; init; } = [];
}

/// <summary>One running step and where it stands in the target version.</summary>
/// <param name="Waits">Whether it waits (for a person, a time, an event), and since when and until when, if known.</param>
public sealed record CarriedStep(string FromNodeId, string ToNodeId, string ActivityId, string? Name, string ActivityType, bool IsFaulted, bool Waits, DateTimeOffset Since, DateTimeOffset? DueAt);
