namespace Orchestrator.Workflows.Audit;

/// <summary>
/// Who did what, when, why, and what it changed. Append-only; the events of one stream form a hash chain:
/// <see cref="Hash"/> covers the event and <see cref="PreviousHash"/>.
/// </summary>
public sealed class AuditEvent
{
    public required string Id { get; init; }
    /// <summary>The chain: a case id, <c>campaign:{id}</c> for acts on no case, <c>workflows</c> for acts on workflows that belong to neither.</summary>
    public required string Stream { get; init; }
    /// <summary>1, 2, 3 … within the stream.</summary>
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string ActorId { get; init; }
    public required string ActorName { get; init; }
    /// <summary>Stable code of the act, for example <c>case.state</c> or <c>notice.issued</c>.</summary>
    public required string Act { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }
    public string? Reason { get; init; }
    /// <summary>Further plain data as canonical JSON.</summary>
    public string? Data { get; init; }
    public required string PreviousHash { get; init; }
    /// <summary>Lower-case hex SHA-256, see <see cref="AuditChain"/>.</summary>
    public required string Hash { get; init; }
}

/// <summary>Head of a chain that belongs to no case.</summary>
public sealed class AuditStream
{
    public required string Id { get; init; }
    public long Length { get; set; }
    public string? Head { get; set; }
}
