using Orchestrator.Client.Alterations;
using Refit;

namespace Orchestrator.Client.Incidents;

/// <summary>What is stuck, why, since when, and what can be done.</summary>
public interface IIncidentsApi
{
    /// <summary>Open incidents that are alike, most frequent first; at most 200 groups.</summary>
    [Get("/api/incidents/groups")]
    Task<IReadOnlyList<IncidentGroup>> GroupsAsync(string? definitionId = null, string? search = null, CancellationToken cancellationToken = default);

    /// <summary>Open incidents, the oldest first.</summary>
    [Get("/api/incidents")]
    Task<Page<IncidentInfo>> ListAsync(string? definitionId = null, string? activityId = null, string? message = null, string? search = null, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>Steps that wait in vain; at most 200.</summary>
    [Get("/api/incidents/waits")]
    Task<IReadOnlyList<VainWait>> WaitsAsync(string? definitionId = null, CancellationToken cancellationToken = default);

    [Get("/api/incidents/{instanceId}")]
    Task<IncidentDetails> GetAsync(string instanceId, CancellationToken cancellationToken = default);

    [Post("/api/incidents/{instanceId}/retry")]
    Task<AlterationPlanInfo> RetryAsync(string instanceId, [Body] IncidentRetry retry, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    [Post("/api/incidents/{instanceId}/skip")]
    Task<AlterationPlanInfo> SkipAsync(string instanceId, [Body] IncidentSkip skip, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    [Post("/api/incidents/{instanceId}/cancel")]
    Task<AlterationPlanInfo> CancelAsync(string instanceId, [Body] IncidentCancel cancel, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Retries many; the result of each instance stands with the plan that is answered.</summary>
    [Post("/api/incidents/retry")]
    Task<AlterationPlanInfo> RetryManyAsync([Body] BulkRetry retry, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
