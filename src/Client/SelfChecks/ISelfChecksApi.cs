using Refit;

namespace Orchestrator.Client.SelfChecks;

/// <summary>Reports of self-checks with their files.</summary>
public interface ISelfChecksApi
{
    /// <summary>The latest version of a unit's report, with what a draft still lacks. A unit sees its own.</summary>
    [Get("/api/self-checks/report")]
    Task<SelfCheckReportInfo> GetAsync([Query] string campaignId, [Query] string unitId, CancellationToken cancellationToken = default);

    /// <summary>Saves the draft.</summary>
    [Post("/api/self-checks/report")]
    Task<SelfCheckReportInfo> SaveAsync([Body] SaveSelfCheck report, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Files the draft; refused while anything is missing.</summary>
    [Post("/api/self-checks/{id}/file")]
    Task<SelfCheckReportInfo> FileAsync(string id, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Accepts or returns a filed report.</summary>
    [Post("/api/self-checks/{id}/decision")]
    Task<SelfCheckReportInfo> DecideAsync(string id, [Body] DecideSelfCheck decision, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Attaches a file as the next version of its kind; its type is found from its content.</summary>
    [Multipart]
    [Post("/api/self-checks/documents")]
    Task<FiledDocumentInfo> AttachAsync([Query] string campaignId, [Query] string unitId, [Query] string kind, [AliasAs("file")] StreamPart file, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Who has filed in time, late, or never.</summary>
    [Get("/api/self-checks/standing")]
    Task<Page<SelfCheckStanding>> StandingAsync([Query] string campaignId, [Query] string standing, [Query] string? cursor = null, [Query] int? limit = null, CancellationToken cancellationToken = default);
}
