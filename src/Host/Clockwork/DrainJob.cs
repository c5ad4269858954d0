using Quartz;

namespace Orchestrator.Host.Clockwork;

/// <summary>What every Quartz trigger fires: pump whatever is due. Firing it twice, late or on several nodes at once does no harm.</summary>
internal sealed class DrainJob(Pump pump, DrainSignal signal) : IJob
{
    public static readonly JobKey Key = new("drain", "clockwork");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var moved = await pump.RunUntilIdleAsync(cancellationToken);
        signal.Drained(moved);
    }
}

/// <summary>Lets a waiter in this process know that a drain has ended.</summary>
internal sealed class DrainSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource<int> _next = NewSource();

    /// <summary>The end of the next drain. Ask before causing it.</summary>
    public Task<int> Next
    {
        get
        {
            lock (_gate)
                return _next.Task;
        }
    }

    public void Drained(int moved)
    {
        TaskCompletionSource<int> ended;
        lock (_gate)
            (ended, _next) = (_next, NewSource());
        ended.TrySetResult(moved);
    }

    private static TaskCompletionSource<int> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
