using Orchestrator.Engine.Alterations;

namespace Orchestrator.Engine.Activities;

/// <summary>Two drawings of one flowchart: which step and which connection of the new one is which of the old.</summary>
internal sealed class Redrawing
{
    private readonly Flowchart from;
    private readonly Flowchart to;
    private readonly int[] origin;

    public Redrawing(Flowchart from, Flowchart to, int oldStart, StepMap steps)
    {
        (this.from, this.to) = (from, to);
        origin = new int[to.Steps.Count];
        Array.Fill(origin, -1);
        for (var i = 0; i < from.Steps.Count; i++)
        {
            if (steps.Find(from.Steps[i]) is { } node && to.IndexOf(node) is var j and >= 0)
                origin[j] = i;
        }
        var begun = Array.IndexOf(origin, oldStart);
        Start = begun >= 0 ? begun : to.DefaultStart;
        (Plan, OldPlan) = (to.PlanFrom(Start), from.PlanFrom(oldStart));
    }

    public int Start { get; }
    public FlowPlan Plan { get; }
    public FlowPlan OldPlan { get; }

    /// <summary>The step's position in the old drawing; negative when it is new.</summary>
    public int Origin(int step) => origin[step];

    /// <summary>The old connection that the new one is; negative when it is new.</summary>
    public int Counterpart(int connection)
    {
        var c = to.Connections[connection];
        var (source, target) = (origin[c.Source], origin[c.Target]);
        if (source < 0 || target < 0)
            return -1;
        var candidates = OldPlan.Outbound(source).Where(o => from.Connections[o].Target == target).ToList();
        var exact = candidates.FindIndex(o => string.Equals(from.Connections[o].Port, c.Port, StringComparison.Ordinal));
        // A port that was renamed is still the same way, if it is the only one.
        return exact >= 0 ? candidates[exact] : candidates is [var only] && !to.Connections.Where((o, i) => i != connection && o.Source == c.Source && o.Target == c.Target).Any() ? only : -1;
    }

    /// <summary>The new connection that the old one became; negative when it is gone.</summary>
    public int Successor(int oldConnection) => Enumerable.Range(0, to.Connections.Count).FirstOrDefault(c => Counterpart(c) == oldConnection, -1);

    /// <summary>Where a token on the old connection stands now: on its own way, else on another way to the same step, rather one that was inserted.</summary>
    public int PlaceOf(int oldConnection)
    {
        if (Successor(oldConnection) is var same and >= 0)
            return same;
        var target = Array.IndexOf(origin, from.Connections[oldConnection].Target);
        return target < 0 ? -1 : Plan.Inbound(target).OrderBy(c => origin[to.Connections[c].Source] < 0 ? 0 : 1).FirstOrDefault(-1);
    }
}
