using Refit;

namespace Orchestrator.Client.Outbox;

/// <summary>Messages on their way out.</summary>
public interface IOutboxApi
{
    /// <summary>The newest first.</summary>
    [Get("/api/outbox")]
    Task<Page<OutboxItem>> ListAsync(string? status = null, string? channel = null, string? caseId = null, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>Sends a given-up message again.</summary>
    [Post("/api/outbox/{id}/retry")]
    Task<OutboxItem> RetryAsync(string id, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
