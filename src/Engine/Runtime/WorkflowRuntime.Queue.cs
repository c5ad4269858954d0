using Microsoft.Extensions.Logging;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.State;

namespace Orchestrator.Engine.Runtime;

internal sealed partial class WorkflowRuntime
{
    /// <summary>How often a word for a faulted instance is looked at again, besides at its repair.</summary>
    private static readonly TimeSpan RepairInterval = TimeSpan.FromHours(1);

    public async Task<DrainResult> DrainQueueAsync(int limit, CancellationToken cancellationToken = default)
    {
        var items = await store.TakeQueuedAsync(Clock.GetUtcNow(), limit, cancellationToken);
        int done = 0, putOff = 0, dead = 0;
        var unheard = new List<UnheardEvent>();
        var acceptedAt = new List<DateTimeOffset>(items.Count);
        foreach (var item in items)
        {
            try
            {
                if (await DoAsync(item, unheard, cancellationToken))
                {
                    store.RemoveQueued(item);
                    acceptedAt.Add(item.CreatedAt);
                    done++;
                }
                else
                {
                    putOff++;
                }
            }
            catch (Exception e) when (IsPoison(e))
            {
                // The work can never succeed as it stands; the transaction is sound, so only this item steps aside.
                await PutOffAsync(item, e.Message, cancellationToken);
                environment.Logger.LogWarning(e, "Queued {Kind} {Id} failed at attempt {Attempt}", item.Kind, item.Id, item.Attempts);
                if (item.IsDead)
                    dead++;
                else
                    putOff++;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new QueueItemFailedException(item.Id, e);
            }
        }
        await PutOffUnheardAsync(unheard, cancellationToken);
        return new DrainResult(items.Count, done, putOff, dead) { AcceptedAt = acceptedAt };
    }

    public async Task RecordDrainFailureAsync(string itemId, string error, CancellationToken cancellationToken = default)
    {
        if (await store.TakeQueuedAsync(itemId, cancellationToken) is { } item)
            await PutOffAsync(item, error, cancellationToken);
    }

    private static bool IsPoison(Exception exception) =>
        exception is DefinitionNotFoundException or Definitions.DefinitionFormatException or StateFormatException or QueueItemFormatException or Values.ValueConversionException;

    private async Task PutOffAsync(QueuedStimulus item, string error, CancellationToken cancellationToken)
    {
        item.Attempts++;
        item.LastError = error;
        item.IsDead = item.Attempts >= Options.QueueMaxAttempts;
        if (item.IsDead && await WhoWaitsAsync(item, cancellationToken) is { } waiting)
        {
            // The parent's incident tells of it from now on, and repairing that is how it is tried again.
            TellParentNotStarted(waiting.InstanceId, waiting.Hash, error);
            store.RemoveQueued(item);
        }
        item.NotBefore = Clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(4, item.Attempts - 1)));
    }

    /// <summary>Does the work. False when it stays in the queue for later.</summary>
    private async Task<bool> DoAsync(QueuedStimulus item, List<UnheardEvent> unheard, CancellationToken cancellationToken)
    {
        switch (item.Kind)
        {
            case QueueItems.EventKind:
                return await DeliverAsync(item, unheard, cancellationToken);
            case QueueItems.DispatchKind:
                await DispatchAsync(QueueItems.Read<QueueItems.DispatchWork>(item), cancellationToken);
                return true;
            case QueueItems.ResumeKind:
                if (await ResumeWaitingAsync(QueueItems.Read<QueueItems.ResumeWork>(item), cancellationToken))
                    return true;
                item.NotBefore = Clock.GetUtcNow() + RepairInterval;
                return false;
            case QueueItems.BookmarkKind:
                var one = QueueItems.Read<QueueItems.BookmarkWork>(item);
                await ResumeBookmarkAsync(one.BookmarkId, one.Input, cancellationToken);
                return true;
            case QueueItems.CancelKind:
                await CancelDescendantsAsync(QueueItems.Read<QueueItems.CancelWork>(item).ParentInstanceId, cancellationToken);
                return true;
            default:
                throw new QueueItemFormatException(item.Id, $"unknown kind '{item.Kind}'");
        }
    }

    /// <summary>Resumes what waits for a word. False when that stands in a faulted instance, which will want the word once it is repaired.</summary>
    private async Task<bool> ResumeWaitingAsync(QueueItems.ResumeWork resume, CancellationToken cancellationToken)
    {
        var isHeard = false;
        foreach (var bookmark in await store.FindBookmarksAsync(resume.Hash, null, resume.InstanceId, null, MaxListeners, cancellationToken))
            isHeard |= (await ResumeBookmarkAsync(bookmark.Id, resume.Input, cancellationToken)).IsResumed;
        return isHeard || await store.LockInstanceAsync(resume.InstanceId, cancellationToken) is not { SubStatus: WorkflowSubStatus.Faulted } instance
            || !instance.State.Contains(resume.Hash, StringComparison.Ordinal);
    }

    private async Task<bool> DeliverAsync(QueuedStimulus item, List<UnheardEvent> unheard, CancellationToken cancellationToken)
    {
        // Put off until now because nobody listened: it is forgotten, even by who has begun to listen at this very instant.
        if (item.NotBefore > item.CreatedAt && item.NotBefore >= item.CreatedAt + Options.UnheardEventRetention)
            return true;
        var work = QueueItems.Read<QueueItems.EventWork>(item);
        var request = new StimulusRequest
        {
            Name = Activities.Event.BookmarkName,
            Payload = new Activities.EventStimulus(work.EventName),
            CorrelationId = work.CorrelationId,
            InstanceId = work.InstanceId,
            ActivityInstanceId = work.ActivityInstanceId,
            Input = new Dictionary<string, object?> { [Activities.Event.PayloadKey] = work.Payload },
        };
        var hash = StimulusHash.Compute(request.Name, request.Payload);
        var listeners = await FindAsync(hash, request, cancellationToken);
        if (listeners.Count > Options.EventInlineListeners)
        {
            // Many listeners: each gets a transaction of its own, and this one starts only the new instances.
            foreach (var listener in listeners)
                store.Enqueue(QueueItems.ResumeBookmark(listener.Id, request.Input, Clock));
            if (request.InstanceId is null && request.ActivityInstanceId is null)
            {
                foreach (var trigger in await store.FindTriggersAsync(hash, cancellationToken))
                    await StartByTriggerAsync(trigger, request.CorrelationId, request.Input, cancellationToken);
            }
            return true;
        }
        var result = await SendStimulusAsync(request, cancellationToken);
        if (result.IsHeard || Clock.GetUtcNow() >= item.CreatedAt + Options.UnheardEventRetention)
            return true;
        unheard.Add(new UnheardEvent(item, hash, request));
        return false;
    }
}
