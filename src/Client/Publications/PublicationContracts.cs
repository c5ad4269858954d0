namespace Orchestrator.Client.Publications;

/// <summary>Asks that the latest draft of a definition be published as it stands.</summary>
public sealed record PublicationAsked(string DefinitionId, string? Note = null);

/// <summary>The second person's word; returning needs a reason.</summary>
public sealed record PublicationDecision(string? Reason = null);

/// <summary>A request to publish, and what became of it.</summary>
public sealed record PublicationInfo
{
    public required string Id { get; init; }
    public required string DefinitionId { get; init; }
    public required string DefinitionName { get; init; }
    /// <summary>The version proposed.</summary>
    public required int Version { get; init; }
    public required string VersionId { get; init; }
    /// <summary>The version in force that it is to replace; null when there is none.</summary>
    public int? BaseVersion { get; init; }
    public string? Note { get; init; }
    public required string AskedBy { get; init; }
    public required string AskedByName { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    /// <summary>Waiting, Approved, Returned or Superseded (asked for anew with another content).</summary>
    public required string Status { get; init; }
    public string? DecidedByName { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? DecisionReason { get; init; }
}

/// <summary>A request with what would change.</summary>
public sealed record PublicationDetails(PublicationInfo Request, PublicationChanges Changes);

/// <summary>What would change, in people's words. What only moves things about on the canvas is kept apart.</summary>
public sealed record PublicationChanges
{
    public IReadOnlyList<ChangedStep> Added { get; init; } = [];
    public IReadOnlyList<ChangedStep> Removed { get; init; } = [];
    public IReadOnlyList<ChangedStep> Changed { get; init; } = [];
    public IReadOnlyList<ChangedConnection> Connected { get; init; } = [];
    public IReadOnlyList<ChangedConnection> Disconnected { get; init; } = [];
    /// <summary>Variables, inputs, outputs and outcomes.</summary>
    public IReadOnlyList<ChangedMember> Data { get; init; } = [];
    public IReadOnlyList<ChangedMember> Settings { get; init; } = [];
    /// <summary>Captions of steps that only stand elsewhere.</summary>
    public IReadOnlyList<string> Moved { get; init; } = [];
    /// <summary>Nothing that runs would be different.</summary>
    public bool IsLayoutOnly { get; init; }
}

/// <summary>A step by its caption and the name of its type.</summary>
public sealed record ChangedStep(string Id, string Name, string TypeName, IReadOnlyList<ChangedMember> Members);

/// <summary>A connection by the captions of its ends and the name of the outcome.</summary>
public sealed record ChangedConnection(string From, string Outcome, string To);

/// <summary>One member before and after; null where it is not there. <paramref name="Kind"/> is step, variables, inputs, outputs, outcomes or definition.</summary>
public sealed record ChangedMember(string Kind, string Name, string? Before, string? After);
