using Refit;

namespace Orchestrator.Client.Alterations;

/// <summary>Altering running instances: migration, variables, tokens, repairs.</summary>
public interface IAlterationsApi
{
    /// <summary>What the alterations would do. Nothing changes.</summary>
    [Post("/api/alterations/dry-run")]
    Task<AlterationTrial> TryAsync([Body] AlterationTrialRequest request, CancellationToken cancellationToken = default);

    /// <summary>Orders alterations. A small order is carried out before the answer comes, a large one goes on in the background.</summary>
    [Post("/api/alterations")]
    Task<AlterationPlanInfo> OrderAsync([Body] AlterationRequest request, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>The newest first.</summary>
    [Get("/api/alterations")]
    Task<Page<AlterationPlanInfo>> ListAsync(string? status = null, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default);

    [Get("/api/alterations/{id}")]
    Task<AlterationPlanInfo> GetAsync(string id, CancellationToken cancellationToken = default);

    [Get("/api/alterations/{id}/items")]
    Task<Page<AlterationItemInfo>> ItemsAsync(string id, string? status = null, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>A second person agrees.</summary>
    [Post("/api/alterations/{id}/approve")]
    Task<AlterationPlanInfo> ApproveAsync(string id, [Body] AlterationDecision decision, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>A second person turns the plan down, with a reason.</summary>
    [Post("/api/alterations/{id}/reject")]
    Task<AlterationPlanInfo> RejectAsync(string id, [Body] AlterationDecision decision, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Stops a plan: what was done stays done.</summary>
    [Post("/api/alterations/{id}/stop")]
    Task<AlterationPlanInfo> StopAsync(string id, [Body] AlterationDecision decision, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
