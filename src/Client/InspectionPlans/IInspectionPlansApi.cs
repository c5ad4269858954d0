using Refit;

namespace Orchestrator.Client.InspectionPlans;

/// <summary>检查计划: who visits which unit on which day.</summary>
public interface IInspectionPlansApi
{
    /// <summary>Plans of a campaign, newest first.</summary>
    [Get("/api/campaigns/{campaignId}/inspection-plans")]
    Task<IReadOnlyList<InspectionPlanInfo>> ListAsync(string campaignId, CancellationToken cancellationToken = default);

    /// <summary>Proposes a plan; an earlier draft is replaced.</summary>
    [Post("/api/campaigns/{campaignId}/inspection-plans")]
    Task<InspectionPlanInfo> ProposeAsync(string campaignId, [Body] ProposeInspectionPlan wish, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    [Get("/api/inspection-plans/{id}")]
    Task<InspectionPlanInfo> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The visits of a plan by day, pair and turn; those without a visit last.</summary>
    [Get("/api/inspection-plans/{id}/visits")]
    Task<Page<PlannedVisitInfo>> VisitsAsync(string id, [Query] string? status = null, [Query] string? district = null, [Query] string? cursor = null, [Query] int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>The head of the division approves; whoever made the plan does not.</summary>
    [Post("/api/inspection-plans/{id}/approval")]
    Task<InspectionPlanInfo> ApproveAsync(string id, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Sends a draft back.</summary>
    [Post("/api/inspection-plans/{id}/return")]
    Task<InspectionPlanInfo> ReturnAsync(string id, [Body] PlanReason reason, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Another day or other officers for a unit of a draft.</summary>
    [Post("/api/planned-visits/{id}/move")]
    Task<PlannedVisitInfo> MoveAsync(string id, [Body] MoveVisit move, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Takes a visit out of a draft.</summary>
    [Post("/api/planned-visits/{id}/removal")]
    Task<PlannedVisitInfo> TakeOutAsync(string id, [Body] PlanReason reason, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
