using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Activities;

/// <summary>
/// Steps joined by connections. In counter mode, the default, a step with several inbound paths waits for those that can still arrive.
/// A path that was not taken is followed as dead until it meets one that was, so that no join waits in vain.
/// </summary>
[Activity("Elsa", "流程控制", CategoryEn = "Flow", DisplayName = "流程图", DisplayNameEn = "Flowchart", IsContainer = true, IsBrowsable = false)]
public sealed partial class Flowchart : Activity, IRemembers
{
    private readonly ConcurrentDictionary<int, FlowPlan> plans = new();
    private FlowConnection[] connections = [];
    private GraphNode[] steps = [];
    private Dictionary<GraphNode, int> indexOf = [];
    private int defaultStart;

    [Port(IsBrowsable = false)]
    public ICollection<IActivity> Activities { get; set; } = [];

    internal IReadOnlyList<GraphNode> Steps => steps;
    internal IReadOnlyList<FlowConnection> Connections => connections;

    /// <summary>Marks the drawing to which stored counters belong.</summary>
    internal uint Fingerprint { get; private set; }

    internal FlowPlan PlanFrom(int start) => plans.GetOrAdd(start, static (s, flowchart) => new FlowPlan(flowchart.steps, flowchart.connections, s), this);

    internal int DefaultStart => defaultStart;

    protected internal override void OnCompiled(ActivityBinding binding)
    {
        steps = [.. Activities.Cast<Activity>().Select(a => a.Node)];
        indexOf = new Dictionary<GraphNode, int>(steps.Length);
        for (var i = 0; i < steps.Length; i++)
            indexOf[steps[i]] = i;
        connections = [.. FlowConnection.Read(binding, steps)];
        Fingerprint = FlowConnection.Fingerprint(steps, connections);
        defaultStart = FindStart();
        foreach (var problem in steps.Length == 0 ? [] : PlanFrom(defaultStart).Problems())
            binding.Report(problem.Code, problem.Zh, problem.En, IssueSeverity.Warning);
    }

    protected internal override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (steps.Length == 0)
        {
            await context.CompleteActivityAsync();
            return;
        }
        var start = StartFor(context.WorkflowExecutionContext);
        if (UsesTokens(context.WorkflowExecutionContext))
        {
            context.Memory = new FlowTokens(Fingerprint, start);
            context.WorkflowExecutionContext.Lifecycle.Schedule(steps[start], context);
            return;
        }
        var memory = new FlowMemory(Fingerprint, start, steps.Length, connections.Length);
        context.Memory = memory;
        Schedule(context, memory, PlanFrom(start), start);
    }

    protected internal override async ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        if (child.Node.IsTerminal)
        {
            await context.CompleteActivityAsync();
            return;
        }
        if (context.Memory is FlowTokens tokens)
            await FollowTokensAsync(context, tokens, indexOf[child.Node], child.Outcomes);
        else
            await PropagateAsync(context, MemoryOf(context), indexOf[child.Node], child.Outcomes);
        await CompleteIfIdleAsync(context);
    }

    protected internal override async ValueTask OnChildCanceledAsync(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        if (context.Memory is FlowTokens tokens)
            tokens.Forget(PlanFrom(tokens.Start), indexOf[child.Node]);
        else
            await PropagateAsync(context, MemoryOf(context), indexOf[child.Node], []);
        await CompleteIfIdleAsync(context);
    }

    /// <summary>Cancels whatever still runs on the paths that lead to a join which goes on without them.</summary>
    internal async ValueTask CancelAncestorsAsync(ActivityExecutionContext context, GraphNode join, bool includesQueued = false)
    {
        if (context.LiveChildren == 0 && context.QueuedChildren == 0)
            return;
        var plan = PlanFrom(StartOf(context));
        var ancestors = plan.AncestorsOf(indexOf[join]);
        if (includesQueued && context.QueuedChildren > 0)
        {
            foreach (var item in context.WorkflowExecutionContext.Lifecycle.Queued.Where(i => i.Existing is null && ReferenceEquals(i.Owner, context) && ancestors[indexOf[i.Node]]).ToList())
            {
                ActivityLifecycle.Withdraw(item);
                if (context.Memory is FlowTokens tokens)
                    tokens.Forget(plan, indexOf[item.Node]);
                else
                    await PropagateAsync(context, MemoryOf(context), indexOf[item.Node], []);
            }
        }
        foreach (var child in context.Children.Where(child => child.Node != join && ancestors[indexOf[child.Node]]).ToList())
        {
            if (child.Status is not (ActivityStatus.Completed or ActivityStatus.Canceled or ActivityStatus.Faulted))
                await context.CancelActivityAsync(child);
        }
    }

    private async ValueTask PropagateAsync(ActivityExecutionContext context, FlowMemory memory, int completed, IReadOnlyList<string> outcomes)
    {
        var plan = PlanFrom(memory.Start);
        if (!plan.IsReachable(completed))
            throw new InvalidOperationException($"步骤“{steps[completed].Id}”与流程图的起点不相连，无法继续。Activity {steps[completed].Id} is not reachable from the flowchart graph. Unable to schedule its outbound activities.");
        // Most steps leave no dead way behind them, and most dead ways do not fork: neither needs a stack.
        Stack<(int Step, IReadOnlyList<string> Outcomes, int Next)>? frames = null;
        var frame = (Step: completed, Outcomes: outcomes, Next: 0);
        while (true)
        {
            int? skipped = null;
            var outbound = plan.Outbound(frame.Step);
            for (var i = frame.Next; i < outbound.Length; i++)
            {
                var connection = outbound[i];
                var isFollowed = IsFollowed(connection, frame.Outcomes);
                memory.Visit(plan, connection, isFollowed);
                skipped = await VisitAsync(context, memory, plan, connection, isFollowed);
                if (skipped is null)
                    continue;
                // The target can no longer be reached this time: carry that on before the next connection.
                if (i + 1 < outbound.Length)
                    (frames ??= new()).Push((frame.Step, frame.Outcomes, i + 1));
                break;
            }
            if (skipped is { } dead)
                frame = (dead, [], 0);
            else if (frames?.TryPop(out frame) != true)
                return;
        }
    }

    private bool IsFollowed(int connection, IReadOnlyList<string> outcomes)
    {
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (string.Equals(outcomes[i], connections[connection].Port, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>Decides about one connection. Answers the target when it is to be skipped.</summary>
    private async ValueTask<int?> VisitAsync(ActivityExecutionContext context, FlowMemory memory, FlowPlan plan, int connection, bool isFollowed)
    {
        var target = connections[connection].Target;
        if (plan.IsBackward(connection))
        {
            if (isFollowed)
            {
                plan.RequireValidBackward(connection);
                context.WorkflowExecutionContext.Lifecycle.Schedule(steps[target], context, viaBackward: true);
            }
            return null;
        }
        switch (ModeOf(context, target))
        {
            case FlowJoinMode.WaitAny:
                if (memory.ConnectionVisits(connection) <= memory.Visits(target))
                    return null;
                if (memory.AnyArrived(plan, target))
                {
                    Schedule(context, memory, plan, target);
                    await CancelAncestorsAsync(context, steps[target]);
                    return null;
                }
                return memory.AllVisited(plan, target) ? Skip(memory, plan, target) : null;
            case FlowJoinMode.WaitAll:
                if (!memory.AllVisited(plan, target))
                    return null;
                if (memory.Latest(plan.Inbound(target)).Others == 0)
                {
                    Schedule(context, memory, plan, target);
                    return null;
                }
                return Skip(memory, plan, target);
            default:
                if (!memory.AllVisited(plan, target))
                    return null;
                if (memory.Latest(plan.Inbound(target)).Followed > 0)
                {
                    Schedule(context, memory, plan, target);
                    return null;
                }
                return Skip(memory, plan, target);
        }
    }

    // A visit counts when the step is scheduled, not when it completes: a second arrival meanwhile belongs to the next round.
    private void Schedule(ActivityExecutionContext context, FlowMemory memory, FlowPlan plan, int target)
    {
        memory.CountVisit(plan, target);
        context.WorkflowExecutionContext.Lifecycle.Schedule(steps[target], context);
    }

    private static int Skip(FlowMemory memory, FlowPlan plan, int target)
    {
        memory.CountVisit(plan, target);
        return target;
    }

    private FlowJoinMode ModeOf(ActivityExecutionContext context, int target) =>
        steps[target].Activity is FlowJoin join ? join.ModeIn(context) : FlowJoinMode.WaitAllActive;

    private static async ValueTask CompleteIfIdleAsync(ActivityExecutionContext context)
    {
        if (context.Status == ActivityStatus.Running && context.QueuedChildren == 0 && context.Memory is not FlowTokens { HasWaiting: true }
            && !context.Children.Any(IsUnderWay))
            await context.CompleteActivityAsync();
    }

    private static bool IsUnderWay(ActivityExecutionContext child) => child.IsHeld || child.Status is ActivityStatus.Running or ActivityStatus.Faulted;

    private static FlowMemory MemoryOf(ActivityExecutionContext context) => (FlowMemory)context.Memory!;

    private int StartFor(WorkflowExecutionContext workflow)
    {
        if (workflow is { IsStartedByTrigger: true, TriggerNodeId: { } trigger })
        {
            var index = Array.FindIndex(steps, s => s.NodeId == trigger || trigger.StartsWith(s.NodeId + ":", StringComparison.Ordinal));
            if (index >= 0)
                return index;
        }
        return defaultStart;
    }

    private int FindStart()
    {
        var marked = Array.FindIndex(steps, s => s.Type == "Elsa.Start");
        if (marked < 0)
            marked = Array.FindIndex(steps, s => s.CanStartWorkflow);
        if (marked < 0)
        {
            var targets = connections.Select(c => c.Target).ToHashSet();
            marked = Enumerable.Range(0, steps.Length).FirstOrDefault(i => !targets.Contains(i));
        }
        return Math.Max(0, marked);
    }

    IExecutionMemory IRemembers.Read(JsonElement json) => json.TryGetProperty("tokens", out _) ? FlowTokens.Read(json, Fingerprint) : FlowMemory.Read(json, Fingerprint);
}
