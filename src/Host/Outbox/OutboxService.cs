using System.Threading.Channels;
using Orchestrator.Host.Draining;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Host.Outbox;

/// <summary>Runs the dispatcher after commits that left a message, and every few seconds for those whose next attempt has come.</summary>
internal sealed class OutboxService(OutboxDispatcher dispatcher, NodeDuty duty, TimeProvider clock, ILogger<OutboxService> log) : BackgroundService, ICommitListener
{
    private static readonly TimeSpan Patrol = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void OnCommitted(CommittedChanges changes)
    {
        if (changes.HasOutbox)
            _wake.Writer.TryWrite(true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var patrol = clock.CreateTimer(_ => _wake.Writer.TryWrite(true), null, TimeSpan.Zero, Patrol);
        await foreach (var _ in _wake.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await dispatcher.RunUntilIdleAsync(duty.Finish);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Dispatching the outbox failed; it is tried again on the next patrol");
            }
        }
    }
}
