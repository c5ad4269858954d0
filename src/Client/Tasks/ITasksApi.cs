using Refit;

namespace Orchestrator.Client.Tasks;

/// <summary>The worklist and what is done with it.</summary>
public interface ITasksApi
{
    /// <summary>Overdue first, then by due date.</summary>
    [Get("/api/tasks")]
    Task<Page<TaskSummary>> ListAsync([Query] TaskFilter filter, CancellationToken cancellationToken = default);

    [Get("/api/tasks/{id}")]
    Task<TaskDetails> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Completes the task. <paramref name="ifMatch"/> is the quoted revision that was seen; without it the current one is taken.</summary>
    [Post("/api/tasks/{id}/complete")]
    Task<TaskCompletionResult> CompleteAsync(string id, [Body] TaskCompletion completion, [Header("If-Match")] string? ifMatch = null, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Takes the task for oneself.</summary>
    [Post("/api/tasks/{id}/claim")]
    Task<TaskSummary> ClaimAsync(string id, [Header("If-Match")] string? ifMatch = null, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    [Post("/api/tasks/{id}/reassign")]
    Task<TaskSummary> ReassignAsync(string id, [Body] TaskReassignment reassignment, [Header("If-Match")] string? ifMatch = null, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
