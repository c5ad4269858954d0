namespace Orchestrator.Client.Outbox;

/// <summary>A message that leaves, or has left, the service.</summary>
public sealed record OutboxItem
{
    public required string Id { get; init; }
    /// <summary><c>email</c> or <c>sms</c>.</summary>
    public required string Channel { get; init; }
    public required string Purpose { get; init; }
    public required string Recipient { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public string? CaseId { get; init; }
    public string? NoticeId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary>Pending, Sent or Dead.</summary>
    public required string Status { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset? NextAttemptAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public string? LastError { get; init; }
}
