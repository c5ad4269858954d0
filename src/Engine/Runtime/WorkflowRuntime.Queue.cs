using Microsoft.Extensions.Logging;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.State;

namespace Orchestrator.Engine.Runtime;

internal sealed partial class WorkflowRuntime
{
    public async Task<DrainResult> DrainQueueAsync(int limit, CancellationToken cancellationToken = default)
    {
        var items = await store.TakeQueuedAsync(Clock.GetUtcNow(), limit, cancellationToken);
        int done = 0, putOff = 0, dead = 0;
        foreach (var item in items)
        {
            try
            {
                if (await DoAsync(item, cancellationToken))
                {
                    store.RemoveQueued(item);
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
                PutOff(item, e.Message);
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
        return new DrainResult(items.Count, done, putOff, dead);
    }

    public async Task RecordDrainFailureAsync(string itemId, string error, CancellationToken cancellationToken = default)
    {
        foreach (var item in await store.TakeQueuedAsync(Clock.GetUtcNow(), MaxListeners, cancellationToken))
        {
            if (item.Id == itemId)
                PutOff(item, error);
        }
    }

    private static bool IsPoison(Exception exception) =>
        exception is DefinitionNotFoundException or Definitions.DefinitionFormatException or StateFormatException or QueueItemFormatException or Values.ValueConversionException;

    private void PutOff(QueuedStimulus item, string error)
    {
        item.Attempts++;
        item.LastError = error;
        item.IsDead = item.Attempts >= Options.QueueMaxAttempts;
        item.NotBefore = Clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(4, item.Attempts - 1)));
    }

    /// <summary>Does the work. False when it stays in the queue for later.</summary>
    private async Task<bool> DoAsync(QueuedStimulus item, CancellationToken cancellationToken)
    {
        switch (item.Kind)
        {
            case QueueItems.EventKind:
                return await DeliverAsync(item, cancellationToken);
            case QueueItems.DispatchKind:
                var dispatch = QueueItems.Read<QueueItems.DispatchWork>(item);
                await StartAsync(new StartWorkflowRequest
                {
                    DefinitionId = dispatch.DefinitionId,
                    CorrelationId = dispatch.CorrelationId,
                    Input = dispatch.Input,
                    InstanceId = dispatch.InstanceId,
                    ParentInstanceId = dispatch.ParentInstanceId,
                    Properties = PropertiesOf(dispatch),
                }, cancellationToken);
                return true;
            case QueueItems.ResumeKind:
                var resume = QueueItems.Read<QueueItems.ResumeWork>(item);
                foreach (var bookmark in await store.FindBookmarksAsync(resume.Hash, null, resume.InstanceId, null, MaxListeners, cancellationToken))
                    await ResumeBookmarkAsync(bookmark.Id, resume.Input, cancellationToken);
                return true;
            case QueueItems.BookmarkKind:
                var one = QueueItems.Read<QueueItems.BookmarkWork>(item);
                await ResumeBookmarkAsync(one.BookmarkId, one.Input, cancellationToken);
                return true;
            default:
                throw new QueueItemFormatException(item.Id, $"unknown kind '{item.Kind}'");
        }
    }

    private static Dictionary<string, object?> PropertiesOf(QueueItems.DispatchWork dispatch)
    {
        var properties = new Dictionary<string, object?> { [Activities.ChildWorkflows.ParentKey] = dispatch.ParentInstanceId, [Activities.ChildWorkflows.WaitKey] = dispatch.IsAwaited };
        if (dispatch.ReportsTo is { } bookmark)
            properties[Activities.ChildWorkflows.ReportsToKey] = bookmark;
        return properties;
    }

    private async Task<bool> DeliverAsync(QueuedStimulus item, CancellationToken cancellationToken)
    {
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
        var listeners = await FindAsync(StimulusHash.Compute(request.Name, request.Payload), request, cancellationToken);
        if (listeners.Count > Options.EventInlineListeners)
        {
            // Many listeners: each gets a transaction of its own, and this one starts only the new instances.
            foreach (var listener in listeners)
                store.Enqueue(QueueItems.ResumeBookmark(listener.Id, request.Input, Clock));
            if (request.InstanceId is null && request.ActivityInstanceId is null)
            {
                foreach (var trigger in await store.FindTriggersAsync(StimulusHash.Compute(request.Name, request.Payload), cancellationToken))
                    await StartByTriggerAsync(trigger, request.CorrelationId, request.Input, cancellationToken);
            }
            return true;
        }
        var result = await SendStimulusAsync(request, cancellationToken);
        var now = Clock.GetUtcNow();
        if (result.IsHeard || now >= item.CreatedAt + Options.UnheardEventRetention)
            return true;
        // It is looked at again when somebody begins to listen, and a last time when it is forgotten.
        item.NotBefore = item.CreatedAt + Options.UnheardEventRetention;
        return false;
    }
}
