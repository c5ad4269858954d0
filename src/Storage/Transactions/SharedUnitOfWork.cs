using Microsoft.Extensions.Logging;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Storage.Transactions;

/// <summary>
/// As few transactions run at once as the machine can drive; work that comes meanwhile waits, and the next transaction takes all of it. None of them ever
/// waits for a row: a case that somebody else holds is passed over and its work goes alone, so that nobody stands behind it. SQLite's one writer has a queue
/// of its own.
/// </summary>
internal sealed class SharedUnitOfWork(UnitOfWork transactions, DatabaseOptions database, ILogger<SharedUnitOfWork> log) : ISharedUnitOfWork
{
    private const int MostTogether = 16;

    /// <summary>How many transactions run at once; on one processor one reckons while the other waits for the database.</summary>
    internal static readonly int MostAtOnce = Math.Max(2, Environment.ProcessorCount);

    // Who fails makes others begin again; where that happens often, sharing costs more than it gives.
    private const int AloneAfterFailure = 64;

    private readonly Lock _gate = new();
    private readonly Queue<SharedWork> _waiting = [];
    private int _running;
    private int _alone;

    public async Task<T> RunAsync<T>(string taskId, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        if (!database.IsPostgres || GoesAlone())
            return await transactions.RunAsync(work, cancellationToken);
        var shared = new SharedWork<T>(taskId, work, cancellationToken);
        Enqueue(shared);
        return await shared.Together ? shared.Result : await transactions.RunAsync(work, cancellationToken);
    }

    private bool GoesAlone()
    {
        lock (_gate)
            return _alone > 0 && _alone-- > 0;
    }

    private void Enqueue(SharedWork work)
    {
        lock (_gate)
        {
            _waiting.Enqueue(work);
            if (_running == MostAtOnce)
                return;
            _running++;
        }

        // What is known where this work was asked for is not known to the work of others.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(DrainAsync);
    }

    private async Task DrainAsync()
    {
        while (Next() is { Count: > 0 } together)
        {
            await CarryOutAsync(together);
            // First the answers go out and what has come is heard: the more then wait, the less each costs.
            await Task.Yield();
        }
    }

    private List<SharedWork> Next()
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
                _running--;
            return next;
        }
    }

    private async Task CarryOutAsync(List<SharedWork> together)
    {
        try
        {
            await transactions.RunTogetherAsync(together);
            together.ForEach(work => work.Committed());
        }
        catch (Exception error) when (error is OutcomeUnknownException || (together.Count == 1 && !UnitOfWork.IsPassing(error)))
        {
            // To do it again would change nothing, or might do it twice.
            together.ForEach(work => work.Fail(error));
        }
        catch (Exception error)
        {
            log.LogDebug(error, "A transaction of {Count} failed; each goes alone", together.Count);
            lock (_gate)
                _alone = AloneAfterFailure;
            together.ForEach(work => work.LeaveAlone());
        }
    }
}
