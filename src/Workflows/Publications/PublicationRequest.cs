namespace Orchestrator.Workflows.Publications;

/// <summary>Somebody asks that a draft be published as it stands; a second person looks at what changes and decides.</summary>
public sealed class PublicationRequest
{
    public required string Id { get; init; }
    public required string DefinitionId { get; init; }
    public required string DefinitionName { get; init; }
    public required string VersionId { get; init; }
    public required int Version { get; init; }
    /// <summary>The document that is asked for. What was saved afterwards is not meant.</summary>
    public required string Json { get; init; }
    /// <summary>The version that was in force when the request was made or, once decided, until then.</summary>
    public string? BaseVersionId { get; set; }
    public int? BaseVersion { get; set; }
    public string? Note { get; init; }
    public required string AskedBy { get; init; }
    public required string AskedByName { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public PublicationStatus Status { get; set; }
    public string? DecidedBy { get; set; }
    public string? DecidedByName { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecisionReason { get; set; }
    /// <summary>Concurrency token.</summary>
    public long Revision { get; set; }
}

/// <summary>Life of a request.</summary>
public enum PublicationStatus
{
    /// <summary>Waits for the second person.</summary>
    Waiting,
    Approved,
    Returned,
    /// <summary>The draft was changed and asked for anew.</summary>
    Superseded,
}
