namespace Orchestrator.Client.Audit;

/// <summary>A stretch of an audit chain. <paramref name="Head"/> is the hash that the last event of the whole chain must have.</summary>
public sealed record AuditExtract(string Stream, long Length, string? Head, IReadOnlyList<AuditEntry> Items, string? Next = null);

/// <summary>One link of the chain, with everything that its hash covers.</summary>
public sealed record AuditEntry(string Id, long Sequence, DateTimeOffset At, string ActorId, string ActorName, string Act, string? Before, string? After, string? Reason, string? Data, string PreviousHash, string Hash);
