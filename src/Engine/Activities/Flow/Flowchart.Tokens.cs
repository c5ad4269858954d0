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
        var followed = plan.Outbound(completed).Where(connection => outcomes.Contains(connections[connection].Port, StringComparer.Ordinal)).ToList();
        foreach (var connection in followed)
            tokens.Put(connection);
        tokens.Consume(connection => connections[connection].Target == completed);
        foreach (var connection in followed)
        {
            if (await IsReadyAsync(context, tokens, plan, connection))
                context.WorkflowExecutionContext.Lifecycle.Schedule(steps[connections[connection].Target], context, viaBackward: plan.IsBackward(connection));
        }
    }

    private async ValueTask<bool> IsReadyAsync(ActivityExecutionContext context, FlowTokens tokens, FlowPlan plan, int connection)
    {
        var target = connections[connection].Target;
        var forward = plan.Inbound(target);
        switch (MergeModeOf(context, target))
        {
            case MergeMode.Merge:
                return forward.Length <= 1 || forward.All(tokens.IsOn);
            case MergeMode.Converge:
                var inbound = Enumerable.Range(0, connections.Length).Where(c => connections[c].Target == target).ToList();
                return inbound.Count <= 1 || inbound.TrueForAll(tokens.IsOn);
            case MergeMode.Cascade:
                return IsFirst(context, tokens, plan, connection);
            case MergeMode.Race:
                if (!IsFirst(context, tokens, plan, connection))
                    return false;
                await CancelAncestorsAsync(context, steps[target]);
                return true;
            default:
                // Something still on its way to a step before this one may yet come here.
                return !forward.Any(c => tokens.IsOnAny(Enumerable.Range(0, connections.Length).Where(into => connections[into].Target == connections[c].Source)));
        }
    }

    // Only what is under way now comes late to this round; what a loop sends later belongs to the next.
    private bool IsFirst(ActivityExecutionContext context, FlowTokens tokens, FlowPlan plan, int connection)
    {
        if (tokens.Absorb(connection))
            return false;
        foreach (var other in plan.Inbound(connections[connection].Target).Where(other => other != connection && (tokens.IsOn(other) || IsUnderWay(context, plan, connections[other].Source))))
            tokens.Block(other);
        return true;
    }

    private bool IsUnderWay(ActivityExecutionContext context, FlowPlan plan, int step)
    {
        var before = plan.AncestorsOf(step);
        bool IsBefore(GraphNode node) => indexOf[node] is var at && (at == step || before[at]);
        return context.Children.Any(child => child.Status is ActivityStatus.Running or ActivityStatus.Faulted && IsBefore(child.Node))
            || (context.QueuedChildren > 0 && context.WorkflowExecutionContext.Lifecycle.Queued.Any(item => ReferenceEquals(item.Owner, context) && IsBefore(item.Node)));
    }

    private MergeMode MergeModeOf(ActivityExecutionContext context, int target) => steps[target].Activity is FlowJoin join
        ? join.ModeIn(context) == FlowJoinMode.WaitAny ? MergeMode.Race : MergeMode.Merge
        : Enum.TryParse<MergeMode>(steps[target].MergeMode, out var mode) ? mode : MergeMode.Stream;

    private void ForgetTokens(FlowTokens tokens, int step) => tokens.Forget(connection => connections[connection].Source == step || connections[connection].Target == step);
}
