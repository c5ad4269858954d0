using Refit;

namespace Orchestrator.Client.Tips;

/// <summary>Tips from the public. Their steps are tasks; here they are registered and looked up.</summary>
public interface ITipsApi
{
    /// <summary>Registers a tip under its number. Intake and the campaign office.</summary>
    [Post("/api/tips")]
    Task<TipInfo> RegisterAsync([Body] NewTip tip, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>The latest first.</summary>
    [Get("/api/tips")]
    Task<Page<TipInfo>> ListAsync([Query] TipFilter filter, CancellationToken cancellationToken = default);

    [Get("/api/tips/{id}")]
    Task<TipInfo> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Who gave a tip: intake and the head of the division, with a reason. Every look, and every refused one, is recorded.</summary>
    [Get("/api/tips/{id}/informant")]
    Task<InformantInfo> LookAtInformantAsync(string id, string reason, CancellationToken cancellationToken = default);

    /// <summary>The competence matrix as it stood on a day; without one, today.</summary>
    [Get("/api/competence")]
    Task<IReadOnlyList<CompetenceInfo>> CompetenceAsync(DateOnly? on = null, CancellationToken cancellationToken = default);
}
