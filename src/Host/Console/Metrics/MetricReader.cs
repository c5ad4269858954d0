using Orchestrator.Workflows.Bulletins;

namespace Orchestrator.Host.Workbench.Metrics;

/// <summary>Reads figures and lists, each in a scope of its own.</summary>
internal sealed class MetricReader(IServiceScopeFactory scopes)
{
    public Task<MetricSnapshot> SnapshotAsync(string campaignId, DateTimeOffset asOf) => ReadAsync(figures => figures.SnapshotAsync(campaignId, asOf));

    public Task<IReadOnlyList<MetricRow>> ListAsync(string campaignId, string metric, DateTimeOffset asOf) => ReadAsync(figures => figures.ListAsync(campaignId, metric, asOf));

    private async Task<T> ReadAsync<T>(Func<IBulletinFigures, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<IBulletinFigures>());
    }
}
