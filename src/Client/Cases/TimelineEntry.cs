namespace Orchestrator.Client.Cases;

/// <summary>One thing that happened on a case, in the order in which it was recorded.</summary>
public sealed record TimelineEntry(long Sequence, DateTimeOffset At, string ActorName, string Act, string? Before, string? After, string? Reason);
