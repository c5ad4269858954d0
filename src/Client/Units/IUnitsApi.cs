using Refit;

namespace Orchestrator.Client.Units;

/// <summary>The register of units.</summary>
public interface IUnitsApi
{
    /// <summary>By code.</summary>
    [Get("/api/units")]
    Task<Page<UnitInfo>> ListAsync(string? district = null, string? category = null, string? search = null, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default);

    [Get("/api/units/{id}")]
    Task<UnitInfo> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Imports a CSV or XLSX file; the campaign's audit trail notes it.</summary>
    [Multipart]
    [Post("/api/units/import")]
    Task<UnitImportReport> ImportAsync([Query] string campaignId, [AliasAs("file")] StreamPart file, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}
