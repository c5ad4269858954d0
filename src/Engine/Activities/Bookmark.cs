namespace Orchestrator.Engine;

/// <summary>A point at which a running instance waits.</summary>
public sealed class Bookmark
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Hash { get; init; }
    /// <summary>The stimulus as JSON, if any.</summary>
    public string? Payload { get; init; }
    public required string ActivityInstanceId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary>For timers: when the clock resumes it (UTC).</summary>
    public DateTimeOffset? DueAt { get; init; }
    public bool AutoBurn { get; init; } = true;
    public bool AutoComplete { get; init; } = true;
    /// <summary>Stable id of the callback, or null.</summary>
    public string? Continuation { get; init; }
    public IReadOnlyList<string> Outcomes { get; init; } = [];
}
