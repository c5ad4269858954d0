using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Execution;

/// <summary>Moves executions through their states: scheduled, running, completed, cancelled, faulted.</summary>
internal sealed class ActivityLifecycle(WorkflowExecutionContext workflow)
{
    private readonly Queue<WorkItem> queue = new();
    private int resumptions;
    private List<ActivityExecutionContext>? stragglers;

    /// <summary>The step whose code runs now; what it schedules follows it in the call stack.</summary>
    public ActivityExecutionContext? Current { get; set; }

    public WorkItem Schedule(GraphNode node, ActivityExecutionContext? owner, string? tag = null, IReadOnlyDictionary<string, object?>? variables = null, string? continuation = null, bool viaBackward = false)
    {
        var item = new WorkItem { Node = node, Owner = owner, Tag = tag, Variables = variables, Continuation = continuation, ViaBackwardConnection = viaBackward, ScheduledBy = Current ?? owner, Generation = owner?.QueueGeneration ?? 0 };
        if (owner is not null)
            owner.QueuedChildren++;
        queue.Enqueue(item);
        return item;
    }

    public void Resume(ActivityExecutionContext context, Bookmark? bookmark, IReadOnlyDictionary<string, object?>? input = null)
    {
        resumptions++;
        queue.Enqueue(new WorkItem { Node = context.Node, Owner = context.ParentActivityExecutionContext, Existing = context, Bookmark = bookmark, Input = input });
    }

    public bool TryTake(out WorkItem item)
    {
        while (queue.TryDequeue(out item!))
        {
            if (item.Existing is not null)
                resumptions--;
            if (item.IsWithdrawn)
                continue;
            if (item is { Existing: null, Owner: { } owner })
                owner.QueuedChildren--;
            return true;
        }
        return false;
    }

    public IEnumerable<WorkItem> Queued => queue.Where(i => !i.IsWithdrawn);

    public static void Withdraw(WorkItem item)
    {
        if (item.IsWithdrawn)
            return;
        item.IsWithdrawn = true;
        if (item is { Existing: null, Owner: { } owner })
            owner.QueuedChildren--;
    }

    public void WithdrawAll()
    {
        foreach (var item in queue)
            Withdraw(item);
    }

    public async ValueTask CompleteAsync(ActivityExecutionContext context, IReadOnlyList<string> outcomes, bool notifyParent = true)
    {
        if (context.Status != ActivityStatus.Running)
            return;
        if (context.IsInBody && notifyParent)
        {
            context.RequestedOutcomes = outcomes;
            return;
        }
        // What it has queued still runs, as in Elsa; what runs already does not outlive it.
        await CancelLiveChildrenAsync(context);
        context.Status = ActivityStatus.Completed;
        context.Outcomes = outcomes.Count == 0 ? ActivityExecutionContext.DoneOutcome : outcomes;
        context.CompletedAt = workflow.Clock.GetUtcNow();
        context.Exception = null;
        context.Retry = null;
        workflow.RemoveBookmarks(context);
        workflow.Recorder.Touch(context);
        workflow.Recorder.Log(context, "Completed", payload: ReferenceEquals(context.Outcomes, ActivityExecutionContext.DoneOutcome) ? null : OutcomesJson(context.Outcomes));
        KeepOutputs(context);
        if (context.ParentActivityExecutionContext is not { } parent)
            return;
        parent.RemoveChild(context);
        if (!notifyParent || parent.Status != ActivityStatus.Running)
            return;
        var scheduler = Current;
        Current = context;
        try
        {
            if (context.CompletionContinuation is { } continuation)
                await parent.Node.Blueprint.CompletionCallback(continuation, parent.Node)(new ActivityCompletedContext(parent, context));
            else
                await parent.Node.Activity.OnChildCompletedAsync(parent, context);
        }
        catch (Exception e) when (!workflow.Propagates(e))
        {
            // The parent's code failed, so the incident is the parent's, not the child's that has just completed.
            Fault(parent, e, retry: null);
        }
        finally
        {
            Current = scheduler;
        }
    }

    /// <summary>Cancels an execution and all below it, and tells its parent if that goes on.</summary>
    public async ValueTask CancelAsync(ActivityExecutionContext context)
    {
        if (!await CancelQuietlyAsync(context))
            return;
        if (context.ParentActivityExecutionContext is { Status: ActivityStatus.Running } parent)
            await parent.Node.Activity.OnChildCanceledAsync(parent, context);
    }

    /// <summary>Cancels without telling the parent. Answers false when there was nothing to cancel.</summary>
    public async ValueTask<bool> CancelQuietlyAsync(ActivityExecutionContext context)
    {
        if (context.Status is ActivityStatus.Completed or ActivityStatus.Canceled)
            return false;
        await CancelChildrenAsync(context);
        if (resumptions > 0)
        {
            foreach (var item in queue)
            {
                if (ReferenceEquals(item.Existing, context))
                    Withdraw(item);
            }
        }
        await context.Node.Activity.OnCanceledAsync(context);
        context.Status = ActivityStatus.Canceled;
        context.CompletedAt = workflow.Clock.GetUtcNow();
        workflow.RemoveBookmarks(context);
        workflow.Recorder.Touch(context);
        workflow.Recorder.Log(context, "Canceled");
        context.ParentActivityExecutionContext?.RemoveChild(context);
        return true;
    }

    public async ValueTask CancelChildrenAsync(ActivityExecutionContext context)
    {
        if (context.QueuedChildren > 0)
            context.CallOffQueuedChildren();
        await CancelLiveChildrenAsync(context);
    }

    private async ValueTask CancelLiveChildrenAsync(ActivityExecutionContext context)
    {
        if (context.LiveChildren == 0)
            return;
        foreach (var child in context.Children.ToList())
            await CancelQuietlyAsync(child);
    }

    /// <summary>Notes an execution whose container has completed before its turn came.</summary>
    public void AddStraggler(ActivityExecutionContext context) => (stragglers ??= []).Add(context);

    /// <summary>Cancels what outlived its container and would wait beyond this burst: nobody would ever hear of its end.</summary>
    public async ValueTask CancelStragglersAsync()
    {
        foreach (var straggler in stragglers ?? [])
        {
            if (straggler.Status != ActivityStatus.Faulted)
                await CancelQuietlyAsync(straggler);
        }
    }

    public void Fault(ActivityExecutionContext context, Exception exception, RetryPoint? retry)
    {
        var state = ExceptionState.From(exception);
        context.Status = ActivityStatus.Faulted;
        context.Exception = state;
        context.Retry = retry;
        workflow.Recorder.Touch(context);
        for (var c = context; c is not null; c = c.ParentActivityExecutionContext)
        {
            c.AggregateFaultCount++;
            workflow.Recorder.Touch(c);
        }
        workflow.Recorder.IncidentsChanged = true;
        workflow.IncidentList.Add(new Incident
        {
            ActivityId = context.Node.Id,
            ActivityNodeId = context.Node.NodeId,
            ActivityInstanceId = context.Id,
            ActivityType = context.Node.Type,
            Message = exception.Message,
            Exception = state,
            Inputs = BurstRecorder.InputsOf(context),
            Timestamp = workflow.Clock.GetUtcNow(),
        });
        workflow.Recorder.Log(context, "Faulted", exception.Message, PlainValue.ToJson(new Dictionary<string, object?> { ["Exception"] = PlainValue.From(state) }));
        if (Strategy() == IncidentStrategy.Fault)
            workflow.IsFatal = true;
    }

    public IncidentStrategy Strategy()
    {
        var named = workflow.Graph.Header.IncidentStrategyType;
        if (string.IsNullOrEmpty(named))
            return workflow.Environment.Options.IncidentStrategy;
        return named.Contains("ContinueWithIncidents", StringComparison.Ordinal) ? IncidentStrategy.ContinueWithIncidents : IncidentStrategy.Fault;
    }

    private void KeepOutputs(ActivityExecutionContext context)
    {
        if (!workflow.Graph.KeepsOutputs || context.OutputValues is not { } outputs)
            return;
        workflow.ActivityOutputs[context.Node.OutputKey] = outputs;
        if (outputs.TryGetValue("Result", out var result))
            workflow.LastResult = result;
    }

    private static string OutcomesJson(IReadOnlyList<string> outcomes) => PlainValue.ToJson(new Dictionary<string, object?> { ["Outcomes"] = outcomes.ToList<object?>() });
}
