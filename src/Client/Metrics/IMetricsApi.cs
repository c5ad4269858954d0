using Refit;

namespace Orchestrator.Client.Metrics;

/// <summary>The campaign's figures and the lists behind them.</summary>
public interface IMetricsApi
{
    /// <summary>Every figure as of an instant; now when none is given.</summary>
    [Get("/api/campaigns/{campaignId}/metrics")]
    Task<MetricsInfo> GetAsync(string campaignId, [Query] DateTimeOffset? asOf = null, CancellationToken cancellationToken = default);

    /// <summary>The list behind one figure, or what of it lies in a district, a category of units, a part of the indicator.</summary>
    [Get("/api/campaigns/{campaignId}/metrics/{metric}")]
    Task<Page<MetricRowInfo>> ListAsync(string campaignId, string metric, [Query] DateTimeOffset? asOf = null, [Query] string? district = null, [Query] string? category = null, [Query] string? part = null, [Query] string? cursor = null, [Query] int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>The snapshot of a bulletin, counted anew: the same bytes as were frozen, or a conflict.</summary>
    [Get("/api/bulletins/{id}/snapshot")]
    Task<HttpContent> SnapshotAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The bulletin without units and persons.</summary>
    [Get("/api/bulletins/{id}/public")]
    Task<PublicBulletin> PublicAsync(string id, CancellationToken cancellationToken = default);
}
