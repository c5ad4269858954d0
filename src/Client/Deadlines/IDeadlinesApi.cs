using Refit;

namespace Orchestrator.Client.Deadlines;

/// <summary>Armed, fired and cancelled deadlines.</summary>
public interface IDeadlinesApi
{
    /// <summary>The next to expire first.</summary>
    [Get("/api/deadlines")]
    Task<Page<DeadlineInfo>> ListAsync([Query] DeadlineFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Counts a running deadline again by the calendar in force, from its own day 0 or a corrected one. The head of division decides.</summary>
    [Post("/api/deadlines/{id}/correct")]
    Task<DeadlineInfo> CorrectAsync(string id, [Body] DeadlineCorrection correction, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Lets a running deadline stand still from today, where the law allows.</summary>
    [Post("/api/deadlines/{id}/suspend")]
    Task<DeadlineInfo> SuspendAsync(string id, [Body] DeadlineReason reason, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Resumes a suspended deadline; what was left of it is counted from today as day 0.</summary>
    [Post("/api/deadlines/{id}/resume")]
    Task<DeadlineInfo> ResumeAsync(string id, [Body] DeadlineReason reason, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
