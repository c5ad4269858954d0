using Refit;

namespace Orchestrator.Client.Inspections;

/// <summary>Checklists, answers, evidence and the coverage of inspection.</summary>
public interface IInspectionsApi
{
    /// <summary>The checklist of a category, with the bases under a profile such as <c>LP-2005</c>.</summary>
    [Get("/api/checklists/{category}")]
    Task<IReadOnlyList<ChecklistItemInfo>> ChecklistAsync(string category, [Query] string profile, CancellationToken cancellationToken = default);

    /// <summary>Records the answers to all items while the visit goes on.</summary>
    [Post("/api/inspections/{id}/answers")]
    Task<InspectionAnswered> AnswerAsync(string id, [Body] RecordAnswers answers, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Secures a piece of evidence.</summary>
    [Post("/api/inspections/{id}/evidence")]
    Task<EvidenceInfo> SecureAsync(string id, [Body] SecureEvidence evidence, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Hands a piece of evidence over.</summary>
    [Post("/api/evidence/{id}/custody")]
    Task<EvidenceInfo> HandOverAsync(string id, [Body] HandOver handOver, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>The evidence of a case.</summary>
    [Get("/api/cases/{caseId}/evidence")]
    Task<IReadOnlyList<EvidenceInfo>> EvidenceAsync(string caseId, CancellationToken cancellationToken = default);

    /// <summary>The evidence of a case that is, or was, registered and kept.</summary>
    [Get("/api/cases/{caseId}/kept-evidence")]
    Task<IReadOnlyList<KeptEvidenceInfo>> KeptEvidenceAsync(string caseId, CancellationToken cancellationToken = default);

    /// <summary>Notes that a thing that is kept was handed over. The officers of the penalty case.</summary>
    [Post("/api/kept-evidence/{id}/custody")]
    Task<KeptEvidenceInfo> HandOverKeptAsync(string id, [Body] KeptHandOver handOver, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>How far the inspection of all units has come.</summary>
    [Get("/api/campaigns/{campaignId}/coverage")]
    Task<CoverageInfo> CoverageAsync(string campaignId, CancellationToken cancellationToken = default);

    /// <summary>Asks that a unit be left out.</summary>
    [Post("/api/campaigns/{campaignId}/coverage/exceptions")]
    Task<CoverageExceptionInfo> AskAsync(string campaignId, [Body] AskException asked, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Signs or refuses an exception. The head of the division, never for a request of their own.</summary>
    [Post("/api/coverage/exceptions/{id}/decision")]
    Task<CoverageExceptionInfo> DecideAsync(string id, [Body] DecideException decision, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Decides whether evidence counts that somebody recused had secured.</summary>
    [Post("/api/evidence/{id}/standing")]
    Task<EvidenceInfo> DecideEvidenceAsync(string id, [Body] DecideEvidence decision, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
