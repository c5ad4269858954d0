using Quartz;

namespace Orchestrator.Host.Clockwork;

/// <summary>What every Quartz trigger fires: pump whatever is due. Firing it twice, late or on several nodes at once does no harm.</summary>
internal sealed class DrainJob(Pump pump, DrainSignal signal) : IJob
{
    public static readonly JobKey Key = new("drain", "clockwork");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        signal.Begin();
        await pump.RunUntilIdleAsync(cancellationToken);
        signal.End();
    }
}

/// <summary>Lets a waiter in this process know that a drain has begun and that one has ended. Ask before causing it.</summary>
internal sealed class DrainSignal
{
    private TaskCompletionSource _begun = NewSource();
    private TaskCompletionSource _ended = NewSource();

    public Task NextBeginning => Volatile.Read(ref _begun).Task;

    public Task NextEnd => Volatile.Read(ref _ended).Task;

    public void Begin() => Interlocked.Exchange(ref _begun, NewSource()).TrySetResult();

    public void End() => Interlocked.Exchange(ref _ended, NewSource()).TrySetResult();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
