using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine.Execution;

/// <summary>Runs one burst in memory: from a stimulus until nothing can run. Single-threaded per instance, first in first out.</summary>
internal static class WorkflowRunner
{
    /// <summary>Runs what is queued and settles the instance's status.</summary>
    public static async ValueTask RunAsync(WorkflowExecutionContext workflow)
    {
        using var burst = EngineTraces.Begin(workflow);
        var lifecycle = workflow.Lifecycle;
        var steps = 0;
        var limit = workflow.Environment.Options.MaxActivitiesPerBurst;
        while (!workflow.IsFinishRequested && lifecycle.TryTake(out var item))
        {
            workflow.CancellationToken.ThrowIfCancellationRequested();
            var context = item.Existing ?? Begin(workflow, item);
            if (++steps > limit)
            {
                Stop(workflow, context, item);
                break;
            }
            await InvokeAsync(workflow, context, item);
        }
        if (workflow.IsFinishRequested)
            await FinishAsync(workflow);
        await lifecycle.CancelStragglersAsync();
        Settle(workflow);
        EngineTraces.End(burst, workflow, steps);
    }

    // One incident says it all. What else is queued stands where it is, so that nothing is lost when the person lets the flow go on.
    private static void Stop(WorkflowExecutionContext workflow, ActivityExecutionContext context, WorkItem item)
    {
        var held = 0;
        while (workflow.Lifecycle.TryTake(out var waiting))
        {
            var kept = waiting.Existing ?? Begin(workflow, waiting);
            kept.Status = ActivityStatus.Pending;
            kept.Retry = new RetryPoint(waiting.Bookmark, waiting.Input ?? workflow.ResumeInput);
            workflow.Recorder.Touch(kept);
            held++;
        }
        workflow.Recorder.Log(context, "Started");
        workflow.Lifecycle.Fault(context, new LoopGuardException(workflow.Environment.Options.MaxActivitiesPerBurst, context.Node.NodeId, held), retry: new RetryPoint(item.Bookmark, item.Input ?? workflow.ResumeInput));
    }

    private static ActivityExecutionContext Begin(WorkflowExecutionContext workflow, WorkItem item)
    {
        var context = new ActivityExecutionContext(workflow, item.Node, item.Owner, workflow.NextId(), workflow.Clock.GetUtcNow())
        {
            IsNew = true,
            Tag = item.Tag,
            CompletionContinuation = item.Continuation,
            ViaBackwardConnection = item.ViaBackwardConnection,
            SchedulingExecutionId = item.ScheduledBy?.Id,
            SchedulingActivityId = item.ScheduledBy?.Node.Id,
            CallStackDepth = item.ScheduledBy is null ? 0 : item.ScheduledBy.CallStackDepth + 1,
        };
        if (item.Variables is { Count: > 0 } variables)
            context.DynamicVariables = new Dictionary<string, object?>(variables, StringComparer.Ordinal);
        if (item.Owner is null)
            workflow.Root = context;
        else
            item.Owner.AddChild(context);
        if (item.Owner is { Status: ActivityStatus.Completed })
            workflow.Lifecycle.AddStraggler(context);
        context.IsTriggerOfWorkflow = workflow.IsStartedByTrigger && workflow.TriggerNodeId == item.Node.NodeId;
        workflow.Recorder.Touch(context);
        return context;
    }

    private static async ValueTask InvokeAsync(WorkflowExecutionContext workflow, ActivityExecutionContext context, WorkItem item)
    {
        var recorder = workflow.Recorder;
        var participants = context.Node.Blueprint.IsBuiltIn ? [] : workflow.Environment.Participants;
        var isResumption = item.Bookmark is not null;
        var bookmarksBefore = workflow.BookmarkCounter;
        workflow.Lifecycle.Current = context;
        workflow.ResumedBookmark = item.Bookmark;
        workflow.ResumeInput = item.Input ?? workflow.ResumeInput;
        context.BookmarkedThisRun = false;
        context.Exception = null;
        context.Retry = null;
        context.RequestedOutcomes = null;
        context.IsInBody = true;
        recorder.Touch(context);
        recorder.Log(context, isResumption ? "Resumed" : "Started");
        try
        {
            foreach (var participant in participants)
                await participant.ActivityStartingAsync(context);
            if (isResumption && item.Bookmark!.Name != BackgroundWork.BookmarkName)
                await ResumeAsync(workflow, context, item.Bookmark);
            else if (context.Node.RunsInBackground && !isResumption)
                BackgroundWork.Await(context);
            else if (!await ExecuteAsync(workflow, context, item.Bookmark))
                return;
            foreach (var participant in participants)
                await participant.ActivityCompletedAsync(context);
            context.IsInBody = false;
            if (context.RequestedOutcomes is { } outcomes)
                await workflow.Lifecycle.CompleteAsync(context, outcomes);
            if (context.Status == ActivityStatus.Running && context.BookmarkedThisRun)
                recorder.Log(context, "Suspended");
        }
        catch (Exception e) when (!workflow.Propagates(e))
        {
            context.IsInBody = false;
            foreach (var participant in participants)
                await participant.ActivityFaultedAsync(context, e);
            await StopBranchAsync(workflow, context, bookmarksBefore);
            workflow.Lifecycle.Fault(context, e, new RetryPoint(item.Bookmark, workflow.ResumeInput));
        }
        finally
        {
            context.IsInBody = false;
            workflow.Lifecycle.Current = null;
        }
    }

    /// <summary>Runs the activity from its beginning. False when it may not run now.</summary>
    private static async ValueTask<bool> ExecuteAsync(WorkflowExecutionContext workflow, ActivityExecutionContext context, Bookmark? background)
    {
        if (background is not null)
        {
            workflow.SettleIncident(context);
            workflow.RemoveBookmark(background.Id);
        }
        var activity = context.Node.Activity;
        context.EvaluateInputs();
        if (!await activity.CanExecuteAsync(context))
        {
            workflow.Recorder.Log(context, "Precondition Failed");
            return false;
        }
        context.Status = ActivityStatus.Running;
        await activity.ExecuteAsync(context);
        if (activity.CompletesByItself && !context.BookmarkedThisRun)
            context.RequestedOutcomes ??= ActivityExecutionContext.DoneOutcome;
        return true;
    }

    private static async ValueTask ResumeAsync(WorkflowExecutionContext workflow, ActivityExecutionContext context, Bookmark bookmark)
    {
        // A faulted step may still hold other bookmarks, such as its deadline: resumed by one of them it goes on, and nothing is left to repair.
        workflow.SettleIncident(context);
        context.WasResumed = true;
        context.Status = ActivityStatus.Running;
        context.Exception = null;
        if (bookmark.AutoBurn)
            workflow.RemoveBookmark(bookmark.Id);
        if (bookmark.Continuation is { } continuation)
        {
            await context.Node.Blueprint.ResumeCallback(continuation, context.Node)(context);
            if (context.Node.Activity.CompletesByItself && context.RequestedOutcomes is null && context.LiveChildren == 0 && !context.Bookmarks.Any())
                await context.CompleteActivityAsync();
        }
        else if (bookmark.AutoComplete)
        {
            await workflow.Lifecycle.CompleteAsync(context, bookmark.Outcomes);
        }
    }

    // A faulted step leaves nothing behind of the run that failed: no bookmark it made, no child it scheduled.
    private static async ValueTask StopBranchAsync(WorkflowExecutionContext workflow, ActivityExecutionContext context, int bookmarksBefore)
    {
        foreach (var bookmark in context.Bookmarks.Where(b => NumberOf(b.Id) > bookmarksBefore).ToList())
            workflow.RemoveBookmark(bookmark.Id);
        await workflow.Lifecycle.CancelChildrenAsync(context);
    }

    internal static int NumberOf(string bookmarkId) => int.Parse(bookmarkId.AsSpan(bookmarkId.LastIndexOf('-') + 1), System.Globalization.CultureInfo.InvariantCulture);

    private static async ValueTask FinishAsync(WorkflowExecutionContext workflow)
    {
        workflow.Lifecycle.WithdrawAll();
        if (workflow.Root is { } root)
            await workflow.Lifecycle.CompleteAsync(root, ActivityExecutionContext.DoneOutcome);
        workflow.IsFatal = false;
    }

    private static void Settle(WorkflowExecutionContext workflow)
    {
        var instance = workflow.Instance;
        var now = workflow.Clock.GetUtcNow();
        if (workflow.IsCanceled)
            (instance.Status, instance.SubStatus) = (WorkflowStatus.Finished, WorkflowSubStatus.Cancelled);
        else if (workflow.IsFatal)
            (instance.Status, instance.SubStatus) = (WorkflowStatus.Finished, WorkflowSubStatus.Faulted);
        else if (workflow.Root?.Status is ActivityStatus.Completed)
            (instance.Status, instance.SubStatus) = (WorkflowStatus.Finished, WorkflowSubStatus.Finished);
        else
            (instance.Status, instance.SubStatus) = (WorkflowStatus.Running, WorkflowSubStatus.Suspended);
        if (instance.SubStatus == WorkflowSubStatus.Faulted)
            workflow.Recorder.WithdrawRows();
        if (workflow.CorrelationId != instance.CorrelationId)
        {
            instance.CorrelationId = workflow.CorrelationId;
            if (instance.Status == WorkflowStatus.Running)
                workflow.Recorder.Recorrelate();
        }
        instance.Name = workflow.Name;
        instance.IncidentCount = workflow.IncidentList.Count;
        instance.UpdatedAt = now;
        instance.FinishedAt = instance.Status == WorkflowStatus.Finished ? now : null;
    }
}
