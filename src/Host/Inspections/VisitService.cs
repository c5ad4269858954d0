using System.Threading.Channels;
using Orchestrator.Host.Draining;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Host.Inspections;

/// <summary>Brings planned visits to their cases after a plan was approved, and on a patrol those whose cases have come to the step since.</summary>
internal sealed class VisitService(VisitRunner runner, NodeDuty duty, TimeProvider clock, ILogger<VisitService> log) : BackgroundService, ICommitListener
{
    private static readonly TimeSpan Patrol = TimeSpan.FromSeconds(30);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void OnCommitted(CommittedChanges changes)
    {
        if (changes.HasVisits)
            _wake.Writer.TryWrite(true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var patrol = clock.CreateTimer(_ => _wake.Writer.TryWrite(true), null, TimeSpan.Zero, Patrol);
        await foreach (var _ in _wake.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                while (duty.TakesWork && await runner.RunOnceAsync(duty.Finish))
                    await Task.Yield();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Bringing planned visits to their cases failed; it goes on at the next patrol");
            }
        }
    }
}
