namespace Orchestrator.Host.Draining;

/// <summary>
/// Whether this node is on duty. It goes off duty in three steps: it says that it is no longer ready, it takes no more work from the queues, and
/// at last, when its patience has run out, what still runs is broken off and rolled back. What it has not taken waits for the other nodes.
/// </summary>
internal sealed class NodeDuty : IDisposable
{
    private readonly CancellationTokenSource _finish = new();
    private volatile bool _isReady;
    private volatile bool _takesWork = true;

    /// <summary>Whether requests should be sent here.</summary>
    public bool IsReady => _isReady;

    /// <summary>Whether work that is due, queued or to be sent may be begun here.</summary>
    public bool TakesWork => _takesWork;

    /// <summary>Breaks off what still runs when the patience has run out.</summary>
    public CancellationToken Finish => _finish.Token;

    /// <summary>The node has started.</summary>
    public void Begin() => _isReady = true;

    /// <summary>The node is going to stop; it still serves what comes.</summary>
    public void Announce() => _isReady = false;

    /// <summary>No more work is taken; what runs has this long to finish.</summary>
    public void Close(TimeSpan patience)
    {
        _isReady = false;
        _takesWork = false;
        _finish.CancelAfter(patience);
    }

    public void Dispose() => _finish.Dispose();
}
