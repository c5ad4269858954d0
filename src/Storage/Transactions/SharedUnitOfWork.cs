using Microsoft.Extensions.Logging;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Storage.Transactions;

/// <summary>
/// As few transactions are reckoned at once as the machine can drive; while the database writes and commits one, the next is reckoned. Work that comes
/// meanwhile waits, and the next transaction takes all of it. None of them ever waits for a row: a case that somebody else holds is passed over and its work
/// goes alone, so that nobody stands behind it. SQLite's one writer has a queue of its own.
/// </summary>
internal sealed class SharedUnitOfWork : ISharedUnitOfWork, IDisposable
{
    private const int MostTogether = 16;

    // Half of the processors reckon, the other half belong to the database and to those who ask. As many transactions again may be on their way to the disk.
    private static readonly int MostReckoned = Math.Max(1, Environment.ProcessorCount / 2);
    private static readonly int MostEnding = MostReckoned;
    // One that takes longer waits for somebody and does not count; others are begun beside it, that nobody stands behind it.
    private static readonly int MostBeside = Math.Max(2, Environment.ProcessorCount);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    // Who fails makes others begin again; where that happens often, sharing costs more than it gives.
    private const int AloneAfterFailure = 64;

    private readonly UnitOfWork _transactions;
    private readonly DatabaseOptions _database;
    private readonly TimeProvider _clock;
    private readonly ILogger<SharedUnitOfWork> _log;
    private readonly ITimer _watch;
    private readonly Lock _gate = new();
    private readonly Queue<SharedWork> _waiting = [];
    private readonly List<Turn> _reckoned = [];
    private int _ending;
    private int _alone;

    public SharedUnitOfWork(UnitOfWork transactions, DatabaseOptions database, TimeProvider clock, ILogger<SharedUnitOfWork> log)
    {
        (_transactions, _database, _clock, _log) = (transactions, database, clock, log);
        _watch = clock.CreateTimer(_ => BeginIfThereIsRoom(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _watch.Dispose();

    public async Task<T> RunAsync<T>(string taskId, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        if (!_database.IsPostgres || GoesAlone())
            return await _transactions.RunAsync(work, cancellationToken);
        var shared = new SharedWork<T>(taskId, work, cancellationToken);
        Enqueue(shared);
        return await shared.Together ? shared.Result : await _transactions.RunAsync(work, cancellationToken);
    }

    private bool GoesAlone()
    {
        lock (_gate)
            return _alone > 0 && _alone-- > 0;
    }

    private void Enqueue(SharedWork work)
    {
        lock (_gate)
            _waiting.Enqueue(work);
        BeginIfThereIsRoom();
    }

    private void BeginIfThereIsRoom()
    {
        Turn turn;
        lock (_gate)
        {
            if (_waiting.Count == 0 || _reckoned.Count >= MostBeside || _reckoned.Count(IsQuick) >= MostReckoned)
                return;
            _reckoned.Add(turn = new Turn(_clock.GetTimestamp()));
        }

        Begin(turn);
    }

    private bool IsQuick(Turn turn) => _clock.GetElapsedTime(turn.Begun) < Patience;

    private void Begin(Turn turn)
    {
        // What is known where this work was asked for is not known to the work of others.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(() => DrainAsync(turn));
    }

    private async Task DrainAsync(Turn turn)
    {
        while (Next(turn) is { Count: > 0 } together)
        {
            var handedOn = false;
            await CarryOutAsync(together, () => handedOn = TryHandOn(turn));
            // First the answers go out and what has come is heard: the more then wait, the less each costs.
            await Task.Yield();
            if (handedOn)
            {
                End();
                return;
            }
        }
    }

    /// <summary>Gives the turn to what waits, while the database ends the transaction in hand; false when as many are on their way to the disk as may be.</summary>
    private bool TryHandOn(Turn turn)
    {
        lock (_gate)
        {
            if (_ending == MostEnding)
                return false;
            _ending++;
            if (_waiting.Count == 0)
            {
                _reckoned.Remove(turn);
                return true;
            }
        }

        Begin(turn);
        return true;
    }

    private void End()
    {
        lock (_gate)
            _ending--;
    }

    private List<SharedWork> Next(Turn turn)
    {
        lock (_gate)
        {
            var next = new List<SharedWork>();
            while (next.Count < MostTogether && _waiting.TryDequeue(out var work))
            {
                if (work.IsGivenUp)
                    work.GiveUp();
                else
                    next.Add(work);
            }
            if (next.Count == 0)
            {
                _reckoned.Remove(turn);
                return next;
            }
            turn.Begun = _clock.GetTimestamp();
            _watch.Change(Patience, Timeout.InfiniteTimeSpan);
            return next;
        }
    }

    private async Task CarryOutAsync(List<SharedWork> together, Action sending)
    {
        try
        {
            await _transactions.RunTogetherAsync(together, sending);
            together.ForEach(work => work.Committed());
        }
        catch (Exception error) when (error is OutcomeUnknownException || (together.Count == 1 && !UnitOfWork.IsPassing(error)))
        {
            // To do it again would change nothing, or might do it twice.
            together.ForEach(work => work.Fail(error));
        }
        catch (Exception error)
        {
            _log.LogDebug(error, "A transaction of {Count} failed; each goes alone", together.Count);
            lock (_gate)
                _alone = AloneAfterFailure;
            together.ForEach(work => work.LeaveAlone());
        }
    }

    /// <summary>A transaction that is reckoned.</summary>
    private sealed class Turn(long begun)
    {
        /// <summary>When its share was taken.</summary>
        public long Begun { get; set; } = begun;
    }
}
