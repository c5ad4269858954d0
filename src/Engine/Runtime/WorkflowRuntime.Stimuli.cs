using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine.Runtime;

internal sealed partial class WorkflowRuntime
{
    private const int MaxListeners = 100_000;

    public async Task<StimulusResult> SendStimulusAsync(StimulusRequest request, CancellationToken cancellationToken = default)
    {
        // As in Elsa, instances are started first: one that begins and then waits for the same stimulus has heard it already.
        var hash = StimulusHash.Compute(request.Name, request.Payload);
        var started = new List<WorkflowRunResult>();
        if (request.StartsInstances && request.InstanceId is null && request.ActivityInstanceId is null)
        {
            foreach (var trigger in await store.FindTriggersAsync(hash, cancellationToken))
            {
                if (await StartByTriggerAsync(trigger, request.CorrelationId, request.Input, cancellationToken) is { IsStarted: true } run)
                    started.Add(run);
            }
        }
        if (request.InstanceId is not null)
            return new StimulusResult(started, await ResumeInstanceAsync(request.InstanceId, hash, request, cancellationToken));
        var resumed = new List<WorkflowRunResult>();
        foreach (var bookmark in (await FindAsync(hash, request, cancellationToken)).OrderBy(b => b.InstanceId, StringComparer.Ordinal))
        {
            if (await ResumeBookmarkAsync(bookmark.Id, request.Input, cancellationToken) is { IsResumed: true, Run: { } run })
                resumed.Add(run);
        }
        return new StimulusResult(started, resumed);
    }

    /// <summary>What the instance waits for stands in its state, so the rows of its bookmarks need not be read.</summary>
    private async Task<IReadOnlyList<WorkflowRunResult>> ResumeInstanceAsync(string instanceId, string hash, StimulusRequest request, CancellationToken cancellationToken)
    {
        if (await store.LockInstanceAsync(instanceId, cancellationToken) is not { Status: not WorkflowStatus.Finished } instance
            || (request.CorrelationId is { } correlationId && instance.CorrelationId != correlationId))
            return [];
        var workflow = await LoadAsync(instance, cancellationToken);
        var heard = workflow.Bookmarks.Where(b => b.Hash == hash && (request.ActivityInstanceId is null || b.ActivityInstanceId == request.ActivityInstanceId))
            .OrderBy(b => b.CreatedAt).ThenBy(b => b.Id, StringComparer.Ordinal).Select(b => b.Id).ToList();
        var resumed = new List<WorkflowRunResult>();
        foreach (var id in heard)
        {
            // The first goes on from what was read; a later one from what the one before it has left.
            if (await ResumeAsync(resumed.Count == 0 ? workflow : await LoadAsync(instance, cancellationToken), id, request.Input, mustBeDue: false, cancellationToken) is { IsResumed: true, Run: { } run })
                resumed.Add(run);
        }
        return resumed;
    }

    public void PublishEvent(PublishEventRequest request) => store.Enqueue(QueueItems.Event(request, Clock));

    public async Task<TriggerResult> FireTriggerAsync(string triggerId, CancellationToken cancellationToken = default)
    {
        var trigger = await store.FindTriggerAsync(triggerId, cancellationToken);
        var now = Clock.GetUtcNow();
        if (trigger?.DueAt is not { } due || due > now)
            return new TriggerResult(false);
        // Whatever was missed while nobody looked is made up for by one start; the next instant lies ahead.
        trigger.DueAt = Triggers.NextAfter(trigger, now, Options.TimeZone);
        return new TriggerResult(true, await StartByTriggerAsync(trigger, null, null, cancellationToken));
    }

    private Task<WorkflowRunResult> StartByTriggerAsync(StoredTrigger trigger, string? correlationId, IReadOnlyDictionary<string, object?>? input, CancellationToken cancellationToken) =>
        StartAsync(new StartWorkflowRequest
        {
            VersionId = trigger.DefinitionVersionId,
            CorrelationId = correlationId,
            TriggerActivityId = trigger.ActivityId,
            TriggerInput = input,
        }, cancellationToken);

    private Task<IReadOnlyList<StoredBookmark>> FindAsync(string hash, StimulusRequest request, CancellationToken cancellationToken) =>
        store.FindBookmarksAsync(hash, request.CorrelationId, request.InstanceId, request.ActivityInstanceId, MaxListeners, cancellationToken);

    /// <summary>
    /// Lets whoever begins to listen hear the events that nobody heard. An event that is being put off at this moment is waited for, and one that is put off
    /// later looks for this listener once more: see <see cref="PutOffUnheardAsync"/>.
    /// </summary>
    private async Task HearEarlierEventsAsync(BurstChanges changes, CancellationToken cancellationToken)
    {
        if (Options.UnheardEventRetention <= TimeSpan.Zero)
            return;
        var awaited = changes.BookmarksAdded.Where(bookmark => bookmark.Name == Activities.Event.BookmarkName).Select(bookmark => bookmark.Hash).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var hash in awaited)
            await store.HoldSharedAsync(KeyOf(hash), cancellationToken);
        if (awaited.Count > 0)
            await store.WakeQueuedAsync(QueueItems.EventKind, Clock.GetUtcNow(), cancellationToken: cancellationToken);
    }

    /// <summary>
    /// Puts off the events of this transaction that nobody heard, until somebody begins to listen, at the latest until they are forgotten. Listeners that
    /// committed meanwhile are seen now; those that commit later see the event. Nothing but this is done after it, so that nobody waits for long.
    /// </summary>
    private async Task PutOffUnheardAsync(IEnumerable<UnheardEvent> unheard, CancellationToken cancellationToken)
    {
        foreach (var one in unheard.OrderBy(one => one.Hash, StringComparer.Ordinal))
        {
            await store.HoldAsync(KeyOf(one.Hash), cancellationToken);
            var isHeard = (await FindAsync(one.Hash, one.Request, cancellationToken)).Count > 0;
            one.Item.NotBefore = isHeard ? Clock.GetUtcNow() : one.Item.CreatedAt + Options.UnheardEventRetention;
        }
    }

    private static string KeyOf(string eventHash) => "event:" + eventHash;

    private sealed record UnheardEvent(QueuedStimulus Item, string Hash, StimulusRequest Request);
}
