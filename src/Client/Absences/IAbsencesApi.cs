using Refit;

namespace Orchestrator.Client.Absences;

/// <summary>代理: who acts for whom on which days.</summary>
public interface IAbsencesApi
{
    /// <summary>Arrangements, newest first.</summary>
    [Get("/api/absences")]
    Task<IReadOnlyList<AbsenceInfo>> ListAsync(CancellationToken cancellationToken = default);

    [Post("/api/absences")]
    Task<AbsenceInfo> ArrangeAsync([Body] ArrangeAbsence absence, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>The person is back early.</summary>
    [Post("/api/absences/{id}/end")]
    Task<AbsenceInfo> EndAsync(string id, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
