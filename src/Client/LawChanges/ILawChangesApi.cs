using Refit;

namespace Orchestrator.Client.LawChanges;

/// <summary>从旧兼从轻: which law governs a case when the law has changed under it.</summary>
public interface ILawChangesApi
{
    /// <summary>The law that a case is under, the law in force, in what they differ for it, and what was decided.</summary>
    [Get("/api/cases/{caseId}/law")]
    Task<CaseLawInfo> GetAsync(string caseId, CancellationToken cancellationToken = default);

    /// <summary>A legal officer chooses one of the two. Until then the case keeps the law that it is under.</summary>
    [Post("/api/cases/{caseId}/law")]
    Task<CaseLawInfo> ChooseAsync(string caseId, [Body] ChooseLaw choice, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
