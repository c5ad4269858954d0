namespace Orchestrator.Storage.Model;

/// <summary>
/// The order that holds the engines of all nodes still, until somebody takes it back: timers, timer triggers, requests to workflows and the queue wait.
/// There is at most one.
/// </summary>
public sealed class EnginePause
{
    /// <summary>The id of the only row.</summary>
    public const string OnlyId = "engine";

    public string Id { get; init; } = OnlyId;
    /// <summary>Since when (UTC).</summary>
    public required DateTimeOffset Since { get; init; }
    /// <summary>Why, in the words of whoever ordered it.</summary>
    public string? Reason { get; init; }
    /// <summary>Who ordered it: the id of a person.</summary>
    public required string OrderedBy { get; init; }
}
