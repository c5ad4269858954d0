using System.Threading.Channels;
using Orchestrator.Host.Draining;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Host.Clockwork;

/// <summary>Pumps soon after a commit that left something in the engine's queue, without waiting for the clock.</summary>
internal sealed class QueueService(Pump pump, RuntimePause pause, NodeDuty duty, ILogger<QueueService> log) : BackgroundService, ICommitListener
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void OnCommitted(CommittedChanges changes)
    {
        if (changes.HasQueued)
            _wake.Writer.TryWrite(true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        pause.Resumed += () => _wake.Writer.TryWrite(true);
        await foreach (var _ in _wake.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await pump.RunQueueAsync(duty.Finish);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Pumping the queue failed; the sweep will try again");
            }
        }
    }
}
