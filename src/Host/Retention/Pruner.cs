using Microsoft.Extensions.Options;
using Orchestrator.Storage.Retention;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Retention;

/// <summary>Removes finished instances in batches, each a transaction of its own: it may be stopped at any point and run on several nodes at once.</summary>
internal sealed class Pruner(IUnitOfWork unitOfWork, IServiceScopeFactory scopes, IOptions<RetentionOptions> options, TimeProvider clock)
{
    private const int LargestBatch = 1000;

    /// <summary>How many instances that ended more than so many days ago may go.</summary>
    public async Task<int> CountAsync(int days, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<InstanceRetention>().CountAsync(Before(days), cancellationToken);
    }

    /// <summary>Removes instances that ended more than so many days ago.</summary>
    public async Task<PrunedRows> PruneAsync(int days, Action<PrunedRows>? progress, CancellationToken cancellationToken)
    {
        var before = Before(days);
        IReadOnlyList<string> ids;
        await using (var scope = scopes.CreateAsyncScope())
            ids = await scope.ServiceProvider.GetRequiredService<InstanceRetention>().SelectAsync(before, options.Value.MostPerRun, cancellationToken);
        var total = new PrunedRows(0, 0, 0, 0);
        foreach (var batch in ids.Chunk(Math.Clamp(options.Value.BatchSize, 1, LargestBatch)))
        {
            total += await unitOfWork.RunAsync((services, token) => services.GetRequiredService<InstanceRetention>().PruneAsync(batch, before, token), cancellationToken);
            progress?.Invoke(total);
        }

        return total;
    }

    private DateTimeOffset Before(int days) => clock.GetUtcNow().AddDays(-days);
}
