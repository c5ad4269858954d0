using Refit;

namespace Orchestrator.Client.Publications;

/// <summary>Publishing definitions with a second person.</summary>
public interface IPublicationsApi
{
    /// <summary>Asks that the latest draft be published. Asked twice for the same content, it is one request.</summary>
    [Post("/api/publications")]
    Task<PublicationInfo> AskAsync([Body] PublicationAsked request, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>The newest first.</summary>
    [Get("/api/publications")]
    Task<Page<PublicationInfo>> ListAsync(string? status = null, string? definitionId = null, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>One request with what would change.</summary>
    [Get("/api/publications/{id}")]
    Task<PublicationDetails> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>A second person agrees, and the version is published.</summary>
    [Post("/api/publications/{id}/approve")]
    Task<PublicationInfo> ApproveAsync(string id, [Body] PublicationDecision decision, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>A second person returns the draft, with a reason.</summary>
    [Post("/api/publications/{id}/return")]
    Task<PublicationInfo> ReturnAsync(string id, [Body] PublicationDecision decision, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
