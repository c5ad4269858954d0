using Orchestrator.Client.Audit;
using Refit;

namespace Orchestrator.Client.Cases;

/// <summary>Cases of units.</summary>
public interface ICasesApi
{
    /// <summary>By case number.</summary>
    [Get("/api/cases")]
    Task<Page<CaseSummary>> ListAsync([Query] CaseFilter filter, CancellationToken cancellationToken = default);

    [Get("/api/cases/{id}")]
    Task<CaseDetails> GetAsync(string id, CancellationToken cancellationToken = default);

    [Get("/api/cases/{id}/timeline")]
    Task<Page<TimelineEntry>> TimelineAsync(string id, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default);

    [Get("/api/cases/{id}/audit")]
    Task<AuditExtract> AuditAsync(string id, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default);
}
