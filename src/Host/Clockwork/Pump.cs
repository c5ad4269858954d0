using Orchestrator.Engine;
using Orchestrator.Host.Draining;
using Orchestrator.Host.Telemetry;
using Orchestrator.Storage.Due;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Clockwork;

/// <summary>
/// Moves on whatever is due: expired deadlines, timers of waiting steps, timer triggers, and the engine's queue. Taking and doing is one
/// transaction, so any node may pump at any time, and nothing is done twice or lost when one dies in the middle. A node that leaves finishes the
/// batch that it has in hand and leaves the rest.
/// </summary>
internal sealed class Pump(IUnitOfWork unitOfWork, TimeProvider clock, SetAside setAside, NodeDuty duty, NodeMeter meter, DatabaseOptions database, ILogger<Pump> log) : IDisposable
{
    private const int BatchSize = 64;
    private const int Helpers = 1;
    private const string Deadlines = "deadline";
    private const string Timers = "timer";
    private const string Triggers = "trigger";
    private const string Queue = "queue";

    // One works while the database writes what the other has done. SQLite has one writer anyway. A node that helps leaves room for its people.
    private readonly int _workers = database.IsPostgres ? 2 : 1;
    // A second call in this process waits: more workers would only take the processors from people.
    private readonly SemaphoreSlim _turn = new(1, 1);

    public void Dispose() => _turn.Dispose();

    /// <summary>More is due than one batch holds. Said for each batch that was full, by whoever was not called to help.</summary>
    public event Action? Overrun;

    /// <summary>Pumps until nothing is due any more; returns how many items moved.</summary>
    public Task<int> RunUntilIdleAsync(CancellationToken cancellationToken) => RunAsync(_workers, Overrun, cancellationToken);

    /// <summary>Pumps beside the node that called, until nothing is due any more.</summary>
    public Task<int> HelpAsync(CancellationToken cancellationToken) => RunAsync(Helpers, null, cancellationToken);

    private async Task<int> RunAsync(int workers, Action? overrun, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var total = 0;
            while (duty.TakesWork)
            {
                var moved = await ByWorkersAsync(workers, Deadlines, FireDeadlinesAsync, overrun, cancellationToken)
                    + await FireLeftDeadlinesAsync(cancellationToken)
                    + await ByWorkersAsync(workers, Timers, FireTimersAsync, overrun, cancellationToken)
                    + await DrainAsync(Triggers, FireTriggersAsync, overrun, cancellationToken)
                    + await RunQueueAsync(cancellationToken);
                if (moved == 0)
                    return total;
                total += moved;
            }

            return total;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Pumps the engine's queue alone, which does not wait for a storm of deadlines to pass.</summary>
    public async Task<int> RunQueueAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        while (duty.TakesWork)
        {
            var moved = await DrainQueueAsync(BatchSize, cancellationToken);
            total += moved;
            if (moved < BatchSize)
                return total;
        }

        return total;
    }

    private async Task<int> ByWorkersAsync(int workers, string kind, Batch step, Action? overrun, CancellationToken cancellationToken)
    {
        var moved = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => DrainAsync(kind, step, overrun, cancellationToken), cancellationToken)));
        return moved.Sum();
    }

    /// <summary>
    /// Batches first; when a batch fails, as many one by one, and what fails alone is set aside for a while so that it never stalls the others.
    /// </summary>
    private async Task<int> DrainAsync(string kind, Batch step, Action? overrun, CancellationToken cancellationToken)
    {
        var (total, singles) = (0, 0);
        while (duty.TakesWork)
        {
            var (limit, current) = (singles > 0 ? 1 : BatchSize, new CurrentItem());
            int moved;
            try
            {
                moved = await step(limit, current, cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException && !DatabaseAway.Caused(error))
            {
                if (limit == 1)
                    log.LogError(error, "A due {Kind} ({Id}) failed and is set aside", kind, current.Id);
                else
                    log.LogWarning(error, "A batch of due {Kind} items failed; going on one by one", kind);
                if (limit == 1 && !setAside.Add(kind, current.Id))
                    throw;
                singles = limit == 1 ? singles - 1 : limit;
                continue;
            }

            meter.Done(kind, moved);
            total += moved;
            if (moved < limit)
                return total;
            if (singles > 0)
                singles--;
            else
                overrun?.Invoke();
        }

        return total;
    }

    private Task<int> FireDeadlinesAsync(int limit, CurrentItem current, CancellationToken cancellationToken) => unitOfWork.RunAsync(async (services, token) =>
    {
        var desk = services.GetRequiredService<DeadlineDesk>();
        var due = await services.GetRequiredService<DueWork>().TakeDeadlinesAsync(clock.GetUtcNow(), setAside.Ids(Deadlines), limit, token);
        foreach (var deadline in due)
        {
            current.Id = deadline.Id;
            await desk.FireAsync(deadline.Id, token);
            await LetOthersPassAsync();
        }

        return due.Count;
    }, cancellationToken);

    /// <summary>Those of cases that somebody held when the others were taken.</summary>
    private async Task<int> FireLeftDeadlinesAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        var current = new CurrentItem();
        while (duty.TakesWork)
        {
            try
            {
                if (!await unitOfWork.RunAsync((services, token) => FireNextAsync(services, current, token), cancellationToken))
                    return total;
                meter.Done(Deadlines, 1);
                total++;
            }
            catch (Exception error) when (error is not OperationCanceledException && !DatabaseAway.Caused(error) && setAside.Add(Deadlines, current.Id))
            {
                log.LogError(error, "A due deadline ({Id}) failed and is set aside", current.Id);
            }
        }

        return total;
    }

    private async Task<bool> FireNextAsync(IServiceProvider services, CurrentItem current, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<DueWork>().AwaitDeadlineAsync(clock.GetUtcNow(), setAside.Ids(Deadlines), cancellationToken) is not { } deadline)
            return false;
        current.Id = deadline.Id;
        await services.GetRequiredService<DeadlineDesk>().FireAsync(deadline.Id, cancellationToken);
        return true;
    }

    /// <summary>Works in one transaction, unless a pause holds.</summary>
    private Task<int> UnlessPausedAsync(Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancellationToken) => unitOfWork.RunAsync(async (services, token) =>
        await RuntimePause.CurrentAsync(services.GetRequiredService<OrchestratorDbContext>(), token) is null ? await work(services, token) : 0, cancellationToken);

    private Task<int> FireTimersAsync(int limit, CurrentItem current, CancellationToken cancellationToken) => UnlessPausedAsync(async (services, token) =>
    {
        var runtime = services.GetRequiredService<IWorkflowRuntime>();
        var due = await services.GetRequiredService<DueWork>().TakeTimersAsync(clock.GetUtcNow(), setAside.Ids(Timers), limit, token);
        foreach (var bookmark in due)
        {
            current.Id = bookmark.Id;
            var fired = await runtime.FireTimerAsync(bookmark.Id, token);
            // Its row would be found due again at once, for ever.
            if (fired.Outcome is not (ResumeOutcome.Resumed or ResumeOutcome.AlreadyHandled) && setAside.Add(Timers, bookmark.Id))
                log.LogError("A due timer ({Id}) does not fit its instance ({Outcome}) and is set aside", bookmark.Id, fired.Outcome);
            await LetOthersPassAsync();
        }

        return due.Count;
    }, cancellationToken);

    private Task<int> FireTriggersAsync(int limit, CurrentItem current, CancellationToken cancellationToken) => UnlessPausedAsync(async (services, token) =>
    {
        var runtime = services.GetRequiredService<IWorkflowRuntime>();
        var due = await services.GetRequiredService<DueWork>().TakeTriggersAsync(clock.GetUtcNow(), setAside.Ids(Triggers), limit, token);
        foreach (var trigger in due)
        {
            current.Id = trigger.Id;
            await runtime.FireTriggerAsync(trigger.Id, token);
        }

        return due.Count;
    }, cancellationToken);

    // A batch in hand asks nothing of the database, so without this nobody else would get the thread until it is done.
    private static async Task LetOthersPassAsync() => await Task.Yield();

    private async Task<int> DrainQueueAsync(int limit, CancellationToken cancellationToken)
    {
        try
        {
            var drained = new DrainResult(0, 0, 0, 0);
            var taken = await UnlessPausedAsync(async (services, token) => (drained = await services.GetRequiredService<IWorkflowRuntime>().DrainQueueAsync(limit, token)).Taken, cancellationToken);
            meter.Done(Queue, drained.Done);
            meter.BecameVisible(drained.AcceptedAt);
            return taken;
        }
        catch (QueueItemFailedException failed)
        {
            log.LogWarning(failed, "Queued item {ItemId} failed and is put off", failed.ItemId);
            await unitOfWork.RunAsync((services, token) => services.GetRequiredService<IWorkflowRuntime>().RecordDrainFailureAsync(failed.ItemId, failed.Message, token), cancellationToken);
            return limit;
        }
    }

    private delegate Task<int> Batch(int limit, CurrentItem current, CancellationToken cancellationToken);

    /// <summary>What a worker has in hand, so that it can be set aside when it fails.</summary>
    private sealed class CurrentItem
    {
        public string? Id { get; set; }
    }
}
