using Microsoft.Extensions.Logging;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Runtime;

internal sealed partial class WorkflowRuntime
{
    /// <summary>Children and their children that one transaction cancels; more are left to the queue.</summary>
    private const int CancelBatch = 50;

    private async Task DispatchAsync(QueueItems.DispatchWork dispatch, CancellationToken cancellationToken)
    {
        if (dispatch.ParentInstanceId is { } parent && !await store.HoldForChildAsync(parent, cancellationToken))
        {
            environment.Logger.LogInformation("{DefinitionId} is not started any more: its parent {ParentId} has been cancelled", dispatch.DefinitionId, parent);
            return;
        }
        var run = await StartAsync(new StartWorkflowRequest
        {
            DefinitionId = dispatch.DefinitionId,
            CorrelationId = dispatch.CorrelationId,
            Input = dispatch.Input,
            InstanceId = dispatch.InstanceId,
            ParentInstanceId = dispatch.ParentInstanceId,
            Properties = PropertiesOf(dispatch),
        }, cancellationToken);
        if (run.IsStarted)
            return;
        environment.Logger.LogWarning("{DefinitionId}, dispatched by {ParentId}, was refused by its activation strategy", dispatch.DefinitionId, dispatch.ParentInstanceId);
        if (dispatch is { IsAwaited: true, ParentInstanceId: { } waiting })
            TellParentNotStarted(waiting, ChildWorkflows.WaitHash(dispatch.InstanceId, dispatch.ReportsTo), ChildWorkflows.RefusalOf(dispatch.DefinitionId));
    }

    private static Dictionary<string, object?> PropertiesOf(QueueItems.DispatchWork dispatch)
    {
        var properties = new Dictionary<string, object?> { [ChildWorkflows.ParentKey] = dispatch.ParentInstanceId };
        if (dispatch.IsAwaited)
            properties[ChildWorkflows.WaitKey] = true;
        if (dispatch.ReportsTo is { } bookmark)
            properties[ChildWorkflows.ReportsToKey] = bookmark;
        return properties;
    }

    /// <summary>The parent that waits for the child that this item should start, and the bookmark at which it does; null when none does.</summary>
    private async Task<(string InstanceId, string Hash)?> WhoWaitsAsync(QueuedStimulus item, CancellationToken cancellationToken)
    {
        if (item.Kind != QueueItems.DispatchKind)
            return null;
        try
        {
            return QueueItems.Read<QueueItems.DispatchWork>(item) is { IsAwaited: true, ParentInstanceId: { } parent } dispatch ? (parent, ChildWorkflows.WaitHash(dispatch.InstanceId, dispatch.ReportsTo)) : null;
        }
        catch (QueueItemFormatException)
        {
            // What cannot be read still says beside the payload who waits.
            return item.AwaitedBy is { } hash && await store.FindBookmarksAsync(hash, null, null, null, 1, cancellationToken) is [var bookmark] ? (bookmark.InstanceId, hash) : null;
        }
    }

    /// <summary>Tells the parent that waits for it that a child has ended: once, whatever becomes of the child afterwards.</summary>
    private void TellParent(WorkflowExecutionContext child, bool isInline)
    {
        if (child.IsParentTold || child.Instance.Status != WorkflowStatus.Finished || child.ParentInstanceId is null
            || !child.Properties.TryGetValue(ChildWorkflows.WaitKey, out var waits) || waits is not true)
            return;
        child.IsParentTold = true;
        if (isInline)
            return;
        var word = new Dictionary<string, object?>
        {
            [ChildWorkflows.InstanceIdKey] = child.Id,
            [ChildWorkflows.StatusKey] = child.Instance.Status.ToString(),
            [ChildWorkflows.SubStatusKey] = child.Instance.SubStatus.ToString(),
            [ChildWorkflows.OutputKey] = PlainValue.From(child.Output),
        };
        var other = child.Properties.TryGetValue(ChildWorkflows.ReportsToKey, out var reportsTo) ? reportsTo as string : null;
        child.Enqueue(QueueItems.Resume(ChildWorkflows.WaitHash(child.Id, other), child.ParentInstanceId, word, Clock));
    }

    private void TellParentNotStarted(string parentInstanceId, string waitHash, string reason)
    {
        var word = new Dictionary<string, object?>
        {
            [ChildWorkflows.StatusKey] = nameof(WorkflowStatus.Finished),
            [ChildWorkflows.SubStatusKey] = nameof(WorkflowSubStatus.Faulted),
            [ChildWorkflows.NotStartedKey] = reason,
        };
        store.Enqueue(QueueItems.Resume(waitHash, parentInstanceId, word, Clock));
    }

    /// <summary>Cancels running children and theirs, some now, the others by the queue. The parent is cancelled already, so nothing starts anew below it.</summary>
    private async Task CancelDescendantsAsync(string instanceId, CancellationToken cancellationToken)
    {
        var parents = new Queue<string>([instanceId]);
        var left = CancelBatch;
        while (parents.TryDequeue(out var parent))
        {
            var children = await store.ListRunningChildrenAsync(parent, left + 1, cancellationToken);
            foreach (var child in children.Take(left))
            {
                await CancelAloneAsync(child, cancellationToken);
                parents.Enqueue(child);
            }
            if (children.Count > left)
                store.Enqueue(QueueItems.CancelChildren(parent, Clock));
            left = Math.Max(0, left - children.Count);
        }
    }
}
