namespace Orchestrator.Engine.Persistence;

/// <summary>
/// Work that a burst leaves behind for after its commit: a published event, a dispatched child, a finished child's word to its parent.
/// Written in the burst's transaction, taken in a transaction of its own, so that it is neither lost nor done twice.
/// </summary>
public sealed class QueuedStimulus
{
    public required string Id { get; init; }
    /// <summary>What kind of work: <c>event</c>, <c>dispatch</c>, <c>resume</c>, or a kind that a later version adds.</summary>
    public required string Kind { get; init; }
    /// <summary>The work itself, as JSON; its shape belongs to the engine.</summary>
    public required string Payload { get; init; }
    /// <summary>Hash of the bookmark of whoever waits for what becomes of this work; null when nobody does. It stands beside the payload, so that a payload that cannot be read strands nobody.</summary>
    public string? AwaitedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary>Not taken before this instant (UTC): the back-off after a failed attempt, or a sticky event's wait.</summary>
    public DateTimeOffset NotBefore { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
    /// <summary>Set when the work was given up after too many attempts; it then waits for a person.</summary>
    public bool IsDead { get; set; }
}
