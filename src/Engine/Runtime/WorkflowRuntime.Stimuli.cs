using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Runtime;

internal sealed partial class WorkflowRuntime
{
    private const int MaxListeners = 100_000;

    public async Task<StimulusResult> SendStimulusAsync(StimulusRequest request, CancellationToken cancellationToken = default)
    {
        // Listeners are found before instances are started: a new instance that waits for the same event waits for the next one.
        var hash = StimulusHash.Compute(request.Name, request.Payload);
        var bookmarks = await FindAsync(hash, request, cancellationToken);
        var triggers = request.StartsInstances && request.InstanceId is null && request.ActivityInstanceId is null
            ? await store.FindTriggersAsync(hash, cancellationToken)
            : [];
        var resumed = new List<WorkflowRunResult>();
        foreach (var bookmark in bookmarks.OrderBy(b => b.InstanceId, StringComparer.Ordinal))
        {
            if (await ResumeBookmarkAsync(bookmark.Id, request.Input, cancellationToken) is { IsResumed: true, Run: { } run })
                resumed.Add(run);
        }
        var started = new List<WorkflowRunResult>();
        foreach (var trigger in triggers)
        {
            var run = await StartByTriggerAsync(trigger, request.CorrelationId, request.Input, cancellationToken);
            if (run.IsStarted)
                started.Add(run);
        }
        return new StimulusResult(started, resumed);
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

    private void TellParent(WorkflowExecutionContext child)
    {
        var input = new Dictionary<string, object?>
        {
            [ChildWorkflows.InstanceIdKey] = child.Id,
            [ChildWorkflows.StatusKey] = child.Instance.Status.ToString(),
            [ChildWorkflows.SubStatusKey] = child.Instance.SubStatus.ToString(),
            [ChildWorkflows.OutputKey] = PlainValue.From(child.Output),
        };
        child.Enqueue(QueueItems.Resume(StimulusHash.Compute(ChildWorkflows.BookmarkName, new ChildWorkflowStimulus(child.Id)), child.ParentInstanceId!, input, Clock));
    }
}
