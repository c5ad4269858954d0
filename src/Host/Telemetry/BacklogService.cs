using Orchestrator.Storage.Due;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Telemetry;

/// <summary>Looks now and then at what waits, while somebody watches.</summary>
internal sealed class BacklogService(NodeMeter meter, IServiceScopeFactory scopes, TimeProvider clock, ILogger<BacklogService> log) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Whoever watches does so in real time, whatever the campaign's clock shows.
        using var rhythm = new PeriodicTimer(Rhythm, TimeProvider.System);
        do
        {
            try
            {
                if (meter.IsWatched)
                    await LookAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogWarning(error, "What waits could not be read; the metrics show what was seen last");
            }
        }
        while (await rhythm.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        meter.Show(await Backlog.ReadAsync(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>(), clock.GetUtcNow(), cancellationToken));
    }
}
