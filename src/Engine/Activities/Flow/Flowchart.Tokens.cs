using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine.Activities;

/// <content>
/// Token mode: a completed step puts a token on each connection that it follows and on no other; how many tokens a step needs is its merge mode.
/// Nothing is said of paths that were not taken, so a step that insists on one of them waits for ever, as its author asked.
/// </content>
public sealed partial class Flowchart
{
    internal const string ModeKey = "Flowchart:ExecutionMode";

    private static bool UsesTokens(WorkflowExecutionContext workflow) =>
        workflow.Properties.TryGetValue(ModeKey, out var asked) && asked is string { Length: > 0 } mode
            ? mode == "TokenBased"
            : workflow.Graph.Header.FlowchartMode == "TokenBased";

    private async ValueTask FollowTokensAsync(ActivityExecutionContext context, FlowTokens tokens, int completed, IReadOnlyList<string> outcomes)
    {
        var plan = PlanFrom(tokens.Start);
        var followed = plan.Outbound(completed).Where(connection => IsFollowed(connection, outcomes)).ToList();
        foreach (var connection in followed)
            tokens.Put(plan, connection);
        tokens.Consume(plan, completed);
        foreach (var connection in followed)
        {
            var target = steps[connections[connection].Target];
            var mode = MergeModeOf(context, connections[connection].Target);
            if (!IsReady(context, tokens, plan, connection, mode))
                continue;
            context.WorkflowExecutionContext.Lifecycle.Schedule(target, context, viaBackward: plan.IsBackward(connection));
            // The winner stands in the queue before the losers go: a flowchart that saw nothing left would end.
            if (mode == MergeMode.Race)
                await CancelAncestorsAsync(context, target);
        }
    }

    private bool IsReady(ActivityExecutionContext context, FlowTokens tokens, FlowPlan plan, int connection, MergeMode mode)
    {
        var target = connections[connection].Target;
        var traffic = tokens.TrafficOn(plan);
        return mode switch
        {
            MergeMode.Merge => plan.Inbound(target).Length <= 1 || traffic.ForwardInto(target) == plan.Inbound(target).Length,
            MergeMode.Converge => plan.Into(target).Length <= 1 || traffic.Into(target) == plan.Into(target).Length,
            MergeMode.Cascade or MergeMode.Race => IsFirst(context, tokens, plan, connection),
            // Something still on its way to a step before this one may yet come here.
            _ => !traffic.IsComingTo(target),
        };
    }

    // Only what is under way now comes late to this round; what a loop sends later belongs to the next.
    private bool IsFirst(ActivityExecutionContext context, FlowTokens tokens, FlowPlan plan, int connection)
    {
        if (tokens.Absorb(plan, connection))
            return false;
        var others = plan.Inbound(connections[connection].Target);
        if (others.Length == 0 || (others.Length == 1 && others[0] == connection))
            return true;
        var alive = StepsUnderWay(context);
        foreach (var other in others.Where(other => other != connection && (tokens.IsOn(other) || alive.Exists(at => at == connections[other].Source || plan.AncestorsOf(connections[other].Source)[at]))))
            tokens.Block(other);
        return true;
    }

    private List<int> StepsUnderWay(ActivityExecutionContext context)
    {
        var nodes = context.Children.Where(IsUnderWay).Select(child => child.Node);
        if (context.QueuedChildren > 0)
            nodes = nodes.Concat(context.WorkflowExecutionContext.Lifecycle.Queued.Where(item => ReferenceEquals(item.Owner, context)).Select(item => item.Node));
        return [.. nodes.Select(node => indexOf[node]).Distinct()];
    }

    private MergeMode MergeModeOf(ActivityExecutionContext context, int target) => steps[target].Activity is FlowJoin join
        ? join.ModeIn(context) == FlowJoinMode.WaitAny ? MergeMode.Race : MergeMode.Merge
        : Enum.TryParse<MergeMode>(steps[target].MergeMode, out var mode) ? mode : MergeMode.Stream;
}
