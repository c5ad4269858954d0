namespace Orchestrator.Engine.Persistence;

/// <summary>A point at which an instance waits. Found by <see cref="Hash"/>; a burnt bookmark's row is gone, so it cannot fire twice.</summary>
public sealed class StoredBookmark
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    /// <summary>The activity type's name, or the name that the activity gave, for example <c>Elsa.Event</c>.</summary>
    public required string Name { get; init; }
    /// <summary>Upper-case hex SHA-256 as Elsa computes it over name, payload and (by default) the activity instance.</summary>
    public required string Hash { get; init; }
    public required string ActivityId { get; init; }
    public required string ActivityNodeId { get; init; }
    public required string ActivityInstanceId { get; init; }
    public string? CorrelationId { get; init; }
    /// <summary>The stimulus payload as JSON, if any.</summary>
    public string? Payload { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary>When set, the bookmark is a timer and is resumed at this instant (UTC).</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>An activity of a published definition that starts a new instance when its stimulus arrives.</summary>
public sealed class StoredTrigger
{
    public required string Id { get; init; }
    public required string DefinitionId { get; init; }
    public required string DefinitionVersionId { get; init; }
    public required string ActivityId { get; init; }
    public required string Name { get; init; }
    public required string Hash { get; init; }
    public string? Payload { get; init; }
    /// <summary>For timer triggers: the next instant (UTC) at which an instance is started.</summary>
    public DateTimeOffset? DueAt { get; set; }
}
