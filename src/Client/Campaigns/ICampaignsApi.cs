using Refit;

namespace Orchestrator.Client.Campaigns;

/// <summary>Campaigns.</summary>
public interface ICampaignsApi
{
    [Get("/api/campaigns")]
    Task<Page<CampaignSummary>> ListAsync(string? cursor = null, int? limit = null, CancellationToken cancellationToken = default);

    [Get("/api/campaigns/{id}")]
    Task<CampaignSummary> GetAsync(string id, CancellationToken cancellationToken = default);

    [Get("/api/campaigns/{id}/funnel")]
    Task<CampaignFunnel> FunnelAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Starts the launch and answers at once.</summary>
    [Post("/api/campaigns/{id}/launch")]
    Task<CampaignLaunch> LaunchAsync(string id, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>The commander sets whether officers may warn together with an order.</summary>
    [Post("/api/campaigns/{id}/warn-on-order")]
    Task<CampaignSummary> SetWarnOnOrderAsync(string id, [Body] SetWarnOnOrder setting, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>How far the launch has come.</summary>
    [Get("/api/campaigns/{id}/launch")]
    Task<CampaignLaunch> LaunchStatusAsync(string id, CancellationToken cancellationToken = default);
}
