namespace Orchestrator.Storage.Transactions;

/// <summary>A piece of work that waits for a transaction to share. It runs in the flow of whoever asked for it, so that what is known there is known to it.</summary>
internal abstract class SharedWork(string taskId, CancellationToken cancellationToken)
{
    private readonly ExecutionContext? _flow = ExecutionContext.Capture();
    private readonly TaskCompletionSource<bool> _together = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string TaskId => taskId;

    /// <summary>Whether nobody waits for it any more.</summary>
    public bool IsGivenUp => cancellationToken.IsCancellationRequested;

    /// <summary>True once it is committed; false when it has to run in a transaction of its own.</summary>
    public Task<bool> Together => _together.Task;

    public abstract Task RunAsync(IServiceProvider services);

    /// <summary>Does something where it was asked for.</summary>
    public Task InFlow(Func<Task> act)
    {
        if (_flow is null)
            return act();
        var started = Task.CompletedTask;
        ExecutionContext.Run(_flow, _ => started = act(), null);
        return started;
    }

    public void Committed() => _together.TrySetResult(true);

    public void LeaveAlone() => _together.TrySetResult(false);

    public void Fail(Exception error) => _together.TrySetException(error);

    public void GiveUp() => _together.TrySetCanceled(cancellationToken);
}

/// <summary>Work with a result.</summary>
internal sealed class SharedWork<T>(string taskId, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancellationToken) : SharedWork(taskId, cancellationToken)
{
    private T? _result;

    /// <summary>What it answered, once it is committed.</summary>
    public T Result => _result!;

    // Others share the transaction: it does not end because one of those who wait hangs up.
    public override async Task RunAsync(IServiceProvider services) => _result = await work(services, CancellationToken.None);
}
