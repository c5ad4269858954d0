using System.Threading.Channels;
using Orchestrator.Host.Draining;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Host.Alterations;

/// <summary>Runs plans in batches after the commit that released them, and goes on with what a crash left, on a patrol.</summary>
internal sealed class AlterationService(AlterationRunner runner, NodeDuty duty, TimeProvider clock, ILogger<AlterationService> log) : BackgroundService, ICommitListener
{
    private const int Batch = 50;
    private static readonly TimeSpan Patrol = TimeSpan.FromSeconds(30);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void OnCommitted(CommittedChanges changes)
    {
        if (changes.HasAlterations)
            _wake.Writer.TryWrite(true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var patrol = clock.CreateTimer(_ => _wake.Writer.TryWrite(true), null, TimeSpan.Zero, Patrol);
        await foreach (var _ in _wake.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                while (duty.TakesWork && await runner.RunAsync(null, Batch, duty.Finish) == Batch)
                    await Task.Yield();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Running alteration plans failed; they go on at the next patrol");
            }
        }
    }
}
