using Orchestrator.Engine;
using Orchestrator.Storage.Due;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Clockwork;

/// <summary>
/// Moves on whatever is due: expired deadlines, timers of waiting steps, timer triggers, and the engine's queue. Taking and doing is one
/// transaction, so any node may pump at any time, and nothing is done twice or lost when one dies in the middle.
/// </summary>
internal sealed class Pump(IUnitOfWork unitOfWork, TimeProvider clock, SetAside setAside, RuntimePause pause, ILogger<Pump> log)
{
    private const int BatchSize = 32;

    /// <summary>Pumps until nothing is due any more; returns how many items moved.</summary>
    public async Task<int> RunUntilIdleAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        while (true)
        {
            var moved = await DrainAsync("deadline", FireDeadlinesAsync, cancellationToken);
            if (pause.Current is null)
            {
                moved += await DrainAsync("timer", FireTimersAsync, cancellationToken)
                    + await DrainAsync("trigger", FireTriggersAsync, cancellationToken)
                    + await DrainAsync("queue", DrainQueueAsync, cancellationToken);
            }

            if (moved == 0)
                return total;
            total += moved;
        }
    }

    /// <summary>Batches first; when a batch fails, one by one, and what fails alone is set aside for a while so that it never stalls the others.</summary>
    private async Task<int> DrainAsync(string kind, Func<int, CancellationToken, Task<int>> step, CancellationToken cancellationToken)
    {
        var total = 0;
        var limit = BatchSize;
        while (true)
        {
            int moved;
            try
            {
                moved = await step(limit, cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (limit == 1)
                    log.LogError(error, "A due {Kind} failed and is set aside", kind);
                else
                    log.LogWarning(error, "A batch of due {Kind} items failed; going on one by one", kind);
                if (limit == 1 && !setAside.AddCurrent(kind))
                    throw;
                limit = 1;
                continue;
            }

            total += moved;
            if (moved < limit)
                return total;
        }
    }

    private Task<int> FireDeadlinesAsync(int limit, CancellationToken cancellationToken) => unitOfWork.RunAsync(async (services, token) =>
    {
        var desk = services.GetRequiredService<DeadlineDesk>();
        var due = await services.GetRequiredService<DueWork>().TakeDeadlinesAsync(clock.GetUtcNow(), setAside.Ids("deadline"), limit, token);
        foreach (var deadline in due)
        {
            setAside.Current("deadline", deadline.Id);
            await desk.FireAsync(deadline.Id, token);
        }

        return due.Count;
    }, cancellationToken);

    private Task<int> FireTimersAsync(int limit, CancellationToken cancellationToken) => unitOfWork.RunAsync(async (services, token) =>
    {
        var runtime = services.GetRequiredService<IWorkflowRuntime>();
        var due = await services.GetRequiredService<DueWork>().TakeTimersAsync(clock.GetUtcNow(), setAside.Ids("timer"), limit, token);
        foreach (var bookmark in due)
        {
            setAside.Current("timer", bookmark.Id);
            await runtime.FireTimerAsync(bookmark.Id, token);
        }

        return due.Count;
    }, cancellationToken);

    private Task<int> FireTriggersAsync(int limit, CancellationToken cancellationToken) => unitOfWork.RunAsync(async (services, token) =>
    {
        var runtime = services.GetRequiredService<IWorkflowRuntime>();
        var due = await services.GetRequiredService<DueWork>().TakeTriggersAsync(clock.GetUtcNow(), setAside.Ids("trigger"), limit, token);
        foreach (var trigger in due)
        {
            setAside.Current("trigger", trigger.Id);
            await runtime.FireTriggerAsync(trigger.Id, token);
        }

        return due.Count;
    }, cancellationToken);

    private async Task<int> DrainQueueAsync(int limit, CancellationToken cancellationToken)
    {
        try
        {
            return await unitOfWork.RunAsync(async (services, token) => (await services.GetRequiredService<IWorkflowRuntime>().DrainQueueAsync(limit, token)).Taken, cancellationToken);
        }
        catch (QueueItemFailedException failed)
        {
            log.LogWarning(failed, "Queued item {ItemId} failed and is put off", failed.ItemId);
            await unitOfWork.RunAsync((services, token) => services.GetRequiredService<IWorkflowRuntime>().RecordDrainFailureAsync(failed.ItemId, failed.Message, token), cancellationToken);
            return limit;
        }
    }
}
