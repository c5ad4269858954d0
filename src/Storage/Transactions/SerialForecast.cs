namespace Orchestrator.Storage.Transactions;

/// <summary>
/// Lets transactions that make many new things follow closely on one another although each gives numbers from the same series. A series' row must
/// stay locked from the first number to the commit, or a number could be lost; so a second batch could not even begin to reckon while the first writes.
/// Here the batches of a node reckon by turns and each goes on from the number at which the one before it will end, if it commits. That it did is checked
/// when the batch writes the counter: otherwise nothing of it is kept and it is done again with the row locked from the start, as for a while are those
/// that follow: somebody else, perhaps another node, gives numbers of the series too.
/// </summary>
internal sealed class SerialForecast : IDisposable
{
    // Longer than a batch takes, even the first of a process. Should a transaction hold rows that the one whose turn it is waits for, it then takes its
    // numbers the ordinary way.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LockedAfterContest = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _last = [];
    private readonly Dictionary<string, long> _contestedUntil = [];

    /// <summary>Waits for the turn to reckon; false when it does not come, and then there is nothing to leave.</summary>
    public Task<bool> EnterAsync(CancellationToken cancellationToken) => _turn.WaitAsync(LongestWait, cancellationToken);

    /// <summary>Hands the turn on. <paramref name="serials"/> are the last numbers that will stand when the caller's transaction commits.</summary>
    public void Leave(IEnumerable<KeyValuePair<string, int>> serials)
    {
        lock (_gate)
        {
            foreach (var (series, last) in serials)
                _last[series] = last;
        }
        _turn.Release();
    }

    /// <summary>The number that the batch before will have given last; null when none is known.</summary>
    public int? LastOf(string series)
    {
        lock (_gate)
            return _last.TryGetValue(series, out var last) ? last : null;
    }

    /// <summary>Whether a forecast was wrong of late, so that the row had better be locked.</summary>
    public bool IsContested(string series)
    {
        lock (_gate)
            return _contestedUntil.TryGetValue(series, out var until) && Environment.TickCount64 < until;
    }

    /// <summary>What was forecast did not come about.</summary>
    public void Contest(string series)
    {
        lock (_gate)
        {
            _last.Remove(series);
            _contestedUntil[series] = Environment.TickCount64 + (long)LockedAfterContest.TotalMilliseconds;
        }
    }

    public void Dispose() => _turn.Dispose();
}
