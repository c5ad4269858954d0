using Orchestrator.Client.Tasks;
using Refit;

namespace Orchestrator.Client.Approvals;

/// <summary>What people do with an approval beside deciding it: 会签、或签、加签、委派、抄送、催办、退回、拿回.</summary>
public interface IApprovalsApi
{
    /// <summary>Slips of one approval, oldest first.</summary>
    [Get("/api/approvals/{subject}/slips")]
    Task<IReadOnlyList<SlipInfo>> SlipsAsync(string subject, CancellationToken cancellationToken = default);

    [Post("/api/approvals/{subject}/slips")]
    Task<IReadOnlyList<SlipInfo>> AskAsync(string subject, [Body] AskForSlips slips, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    [Post("/api/approvals/{subject}/urge")]
    Task<IReadOnlyList<SlipInfo>> UrgeAsync(string subject, [Body] UrgeApproval urge, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>转办: a task's or any other approval is handed to somebody else.</summary>
    [Post("/api/approvals/{subject}/transfer")]
    Task<ApprovalHandled> TransferAsync(string subject, [Body] TransferApproval to, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>退回</summary>
    [Post("/api/approvals/{subject}/return")]
    Task<ApprovalHandled> ReturnApprovalAsync(string subject, [Body] ReturnApproval why, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>拿回</summary>
    [Post("/api/approvals/{subject}/take-back")]
    Task<ApprovalHandled> TakeBackApprovalAsync(string subject, [Body] TakeBackApproval why, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Slips that were given to the caller, or by the caller, newest first.</summary>
    /// <param name="given">Those that the caller gave.</param>
    [Get("/api/slips")]
    Task<IReadOnlyList<SlipInfo>> MineAsync(bool? given = null, CancellationToken cancellationToken = default);

    [Post("/api/slips/{id}/answer")]
    Task<SlipInfo> AnswerAsync(string id, [Body] AnswerSlip answer, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Marks a copy or an urge as read.</summary>
    [Post("/api/slips/{id}/read")]
    Task<SlipInfo> ReadAsync(string id, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    [Post("/api/slips/{id}/withdraw")]
    Task<SlipInfo> WithdrawAsync(string id, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    [Post("/api/tasks/{id}/return")]
    Task<TaskCompletionResult> ReturnAsync(string id, [Body] ReturnTask to, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    [Post("/api/tasks/{id}/take-back")]
    Task<TaskCompletionResult> TakeBackAsync(string id, [Body] TakeBackTask reason, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
