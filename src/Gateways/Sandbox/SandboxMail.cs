namespace Orchestrator.Gateways.Sandbox;

/// <summary>A letter that the mail sandbox took.</summary>
/// <param name="MessageId">Value of <c>Message-Id</c> without brackets.</param>
/// <param name="IdempotencyKey">Value of <c>X-Idempotency-Key</c>, or null.</param>
/// <param name="From">Envelope sender.</param>
/// <param name="To">Envelope recipients.</param>
/// <param name="Subject">Decoded subject.</param>
/// <param name="Text">Decoded plain text.</param>
/// <param name="Date">Value of <c>Date</c>.</param>
public sealed record SandboxMail(
    string? MessageId,
    string? IdempotencyKey,
    string From,
    IReadOnlyList<string> To,
    string? Subject,
    string? Text,
    DateTimeOffset Date);
