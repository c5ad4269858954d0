using Refit;

namespace Orchestrator.Client.Jobs;

/// <summary>Bulk work in the background.</summary>
public interface IJobsApi
{
    /// <summary>Takes the order and answers at once.</summary>
    [Post("/api/jobs")]
    Task<JobInfo> OrderAsync([Body] JobRequest request, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>The newest first.</summary>
    [Get("/api/jobs")]
    Task<Page<JobInfo>> ListAsync(string? status = null, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default);

    [Get("/api/jobs/{id}")]
    Task<JobInfo> GetAsync(string id, CancellationToken cancellationToken = default);

    [Get("/api/jobs/{id}/items")]
    Task<Page<JobItemInfo>> ItemsAsync(string id, string? status = null, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default);

    [Post("/api/jobs/{id}/pause")]
    Task<JobInfo> PauseAsync(string id, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    [Post("/api/jobs/{id}/resume")]
    Task<JobInfo> ResumeAsync(string id, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>What was done stays done.</summary>
    [Post("/api/jobs/{id}/cancel")]
    Task<JobInfo> CancelAsync(string id, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
