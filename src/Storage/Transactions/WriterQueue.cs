namespace Orchestrator.Storage.Transactions;

/// <summary>Lets one writing transaction of this process through at a time (SQLite), or all of them (PostgreSQL). First come, first served.</summary>
internal sealed class WriterQueue(bool oneAtATime) : IDisposable
{
    private readonly SemaphoreSlim? _turn = oneAtATime ? new SemaphoreSlim(1, 1) : null;

    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (_turn is null)
            return null;
        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    public void Dispose() => _turn?.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
