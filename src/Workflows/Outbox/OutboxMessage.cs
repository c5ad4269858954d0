namespace Orchestrator.Workflows.Outbox;

/// <summary>
/// A message that leaves the process after the commit that wrote it, at least once; the receiving side tells repeats apart by
/// <see cref="IdempotencyKey"/>.
/// </summary>
public sealed class OutboxMessage
{
    public required string Id { get; init; }
    /// <summary><c>email</c> or <c>sms</c>.</summary>
    public required string Channel { get; init; }
    /// <summary>What it is for: <c>reminder</c>, <c>notice</c>, <c>question</c> or <c>alert</c>.</summary>
    public required string Purpose { get; init; }
    public required string Recipient { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public string? CampaignId { get; init; }
    public string? CaseId { get; init; }
    public string? NoticeId { get; init; }
    public string? DeadlineId { get; init; }
    /// <summary>Unique: the same act never writes two messages.</summary>
    public required string IdempotencyKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public OutboxStatus Status { get; set; } = OutboxStatus.Pending;
    public int Attempts { get; set; }
    /// <summary>Not tried before this instant (UTC).</summary>
    public DateTimeOffset NextAttemptAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public string? LastError { get; set; }
}

/// <summary>Life of a message.</summary>
public enum OutboxStatus
{
    Pending,
    Sent,
    /// <summary>Given up after too many attempts; a person may send it again.</summary>
    Dead,
}

/// <summary>One way out of the process.</summary>
public interface IMessageChannel
{
    /// <summary>The <see cref="OutboxMessage.Channel"/> that it serves.</summary>
    string Channel { get; }

    /// <summary>Sends once, within its own time-out; throws when the far side did not take it.</summary>
    Task SendAsync(OutboxMessage message, CancellationToken cancellationToken = default);
}
