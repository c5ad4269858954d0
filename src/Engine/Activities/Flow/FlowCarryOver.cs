using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Activities;

/// <summary>
/// Reckons the counters of a flowchart that was redrawn. A connection that stands in both drawings keeps its count. A new one counts as passed, dead,
/// as often as its source has been left, so that no join waits for a token that went another way; a new step behind the tokens counts as passed over.
/// </summary>
internal sealed class FlowCarryOver
{
    private readonly Redrawing drawings;
    private readonly Flowchart from;
    private readonly FlowMemory old;
    private readonly Flowchart to;
    private readonly FlowPlan plan;
    private readonly FlowPlan oldPlan;
    private readonly int[] visits;
    private readonly int[] left;
    private readonly int[] passed;
    private readonly bool[] followed;
    private readonly bool[] isWaitingHere;

    public FlowCarryOver(CarriedExecution carried)
    {
        (from, old, to) = ((Flowchart)carried.Old.Activity, (FlowMemory)carried.Old.Memory!, (Flowchart)carried.New.Activity);
        drawings = new Redrawing(from, to, old.Start, carried.Steps);
        (plan, oldPlan) = (drawings.Plan, drawings.OldPlan);
        var (steps, connections) = (to.Steps.Count, to.Connections.Count);
        (visits, left, passed, followed, isWaitingHere) = (new int[steps], new int[steps], new int[connections], new bool[connections], new bool[connections]);
        var live = carried.Old.Children.GroupBy(child => from.IndexOf(child.Node)).ToDictionary(group => group.Key, group => group.Count());
        for (var j = 0; j < steps; j++)
        {
            if (Origin(j) is not (>= 0 and var before))
                continue;
            visits[j] = old.Visits(before);
            left[j] = oldPlan.Outbound(before).Select(old.ConnectionVisits).Append(visits[j] - live.GetValueOrDefault(before)).Max();
        }
    }

    /// <summary>Positions of steps that the flow has passed.</summary>
    public List<int> PassedOver { get; } = [];

    /// <summary>Positions of steps for which nothing more is waited.</summary>
    public List<int> Ready { get; } = [];

    public FlowMemory Reckon()
    {
        foreach (var step in InOrder())
        {
            var inbound = plan.Inbound(step);
            foreach (var connection in inbound)
                Reckon(connection, step);
            Settle(step, inbound);
        }
        // A step set before the old start lies behind as well.
        PassedOver.AddRange(Enumerable.Range(0, visits.Length).Where(i => Origin(i) < 0 && !plan.IsReachable(i) && to.PlanFrom(to.DefaultStart).IsReachable(i)));
        for (var c = 0; c < passed.Length; c++)
        {
            if (!plan.IsBackward(c))
                continue;
            var known = drawings.Counterpart(c);
            passed[c] = known < 0 ? left[to.Connections[c].Source] : old.ConnectionVisits(known);
            followed[c] = known >= 0 && old.WasFollowed(known);
        }
        return new FlowMemory(to.Fingerprint, drawings.Start, visits, passed, followed);
    }

    private void Reckon(int connection, int target)
    {
        var source = to.Connections[connection].Source;
        var known = drawings.Counterpart(connection);
        if (known >= 0 && !oldPlan.IsBackward(known))
        {
            passed[connection] = old.ConnectionVisits(known);
            followed[connection] = old.WasFollowed(known);
            isWaitingHere[connection] = passed[connection] > visits[target] && followed[connection];
            return;
        }
        passed[connection] = Origin(target) < 0 ? left[source] : Math.Min(visits[target] + 1, left[source]);
        followed[connection] = WasTaken(source, to.Connections[connection].Port);
        // A token that a later drawing leads through new steps is still the token that waits at the join.
        isWaitingHere[connection] = Origin(source) < 0 && passed[connection] > visits[target] && followed[connection]
            && plan.Inbound(source).Any(c => OldWay(to.Connections[c].Source, target));
    }

    private void Settle(int step, int[] inbound)
    {
        if (inbound.Length == 0)
            return;
        var rounds = inbound.Min(c => passed[c]) - visits[step];
        if (rounds <= 0)
            return;
        if (Origin(step) >= 0 && inbound.Any(c => isWaitingHere[c]))
        {
            Ready.Add(step);
            return;
        }
        visits[step] += rounds;
        left[step] += rounds;
        PassedOver.Add(step);
    }

    /// <summary>Whether the flow left the step by this port the last time; of a step that is itself passed over, whether it came there.</summary>
    private bool WasTaken(int step, string port)
    {
        if (Origin(step) < 0)
            return plan.Inbound(step).Any(c => followed[c]);
        return oldPlan.Outbound(Origin(step)).Any(c => old.WasFollowed(c) && string.Equals(from.Connections[c].Port, port, StringComparison.Ordinal));
    }

    /// <summary>Whether the old drawing led from one to the other at once, with a token that still waits there.</summary>
    private bool OldWay(int source, int target) => Origin(source) >= 0 && Origin(target) >= 0
        && oldPlan.Outbound(Origin(source)).Any(c => from.Connections[c].Target == Origin(target) && old.WasFollowed(c) && old.ConnectionVisits(c) > visits[target]);

    private int Origin(int step) => drawings.Origin(step);

    private IEnumerable<int> InOrder()
    {
        var open = new Queue<int>();
        var missing = new int[to.Steps.Count];
        for (var i = 0; i < missing.Length; i++)
        {
            missing[i] = plan.Inbound(i).Length;
            if (missing[i] == 0)
                open.Enqueue(i);
        }
        while (open.TryDequeue(out var step))
        {
            yield return step;
            foreach (var connection in plan.Outbound(step))
            {
                if (!plan.IsBackward(connection) && plan.IsReachable(step) && --missing[to.Connections[connection].Target] == 0)
                    open.Enqueue(to.Connections[connection].Target);
            }
        }
    }
}
