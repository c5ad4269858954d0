using Refit;

namespace Orchestrator.Client.Declarations;

/// <summary>Tables of second-level units (互联网二级接入服务单位情况表).</summary>
public interface IDeclarationsApi
{
    /// <summary>Versions of a unit's table, the latest first. A unit sees its own.</summary>
    [Get("/api/declarations")]
    Task<IReadOnlyList<DeclarationInfo>> ListAsync([Query] string campaignId, [Query] string unitId, CancellationToken cancellationToken = default);

    /// <summary>The empty form, an Excel workbook.</summary>
    [Get("/api/declarations/template")]
    Task<HttpContent> TemplateAsync(CancellationToken cancellationToken = default);

    /// <summary>Files a table, CSV or XLSX. When rows are faulty nothing is taken, unless the good rows alone are asked for.</summary>
    [Multipart]
    [Post("/api/declarations")]
    Task<DeclarationResult> FileAsync([Query] string campaignId, [Query] string unitId, [AliasAs("file")] StreamPart file, [Query] bool goodRows = false, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Files a zero return.</summary>
    [Post("/api/declarations/zero")]
    Task<DeclarationInfo> FileZeroAsync([Body] ZeroReturn zero, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Returns the table in force for correction.</summary>
    [Post("/api/declarations/{id}/return")]
    Task<DeclarationInfo> ReturnAsync(string id, [Body] ReturnDeclaration given, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>The rows of a version as an Excel workbook.</summary>
    [Get("/api/declarations/{id}/export")]
    Task<HttpContent> ExportAsync(string id, CancellationToken cancellationToken = default);
}
