using Microsoft.Extensions.Options;

namespace Orchestrator.Host.Draining;

/// <summary>Takes the node off duty when its process is told to stop, before the first of its services is stopped.</summary>
internal sealed class NodeDrain(NodeDuty duty, IHostApplicationLifetime lifetime, IOptions<DrainOptions> options, ILogger<NodeDrain> log) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        duty.Begin();
        lifetime.ApplicationStopping.Register(duty.Announce);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        duty.Announce();
        if (options.Value.Notice > TimeSpan.Zero)
        {
            log.LogInformation("Leaving in {Notice}: no longer ready, still serving", options.Value.Notice);
            // The proxy lives in real time, whatever the campaign's clock shows.
            await Task.Delay(options.Value.Notice, TimeProvider.System, cancellationToken);
        }

        duty.Close(options.Value.Patience);
        log.LogInformation("No more work is taken; what runs has {Patience} to finish", options.Value.Patience);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
