namespace Orchestrator.Engine.Tests.Models;

/// <summary>A flowchart that puts a token on each way taken.</summary>
internal sealed class TokenFlow(Reference machine, Run run, FlowModel flow) : ReferenceFlow(machine, run, flow)
{
    private readonly List<Way> tokens = [];
    private readonly List<Way> blocks = [];

    protected override bool IsWaiting => tokens.Count > 0;

    public override void Begin() => Machine.Enqueue(Flow.Steps[0], Run);

    public override void Completed(Model step, string[] outcomes)
    {
        var at = IndexOf(step);
        var taken = Out(at).Where(w => outcomes.Contains(w.Port)).ToList();
        tokens.AddRange(taken);
        tokens.RemoveAll(w => w.To == at);
        foreach (var way in taken)
        {
            if (!IsReady(way))
                continue;
            Machine.Enqueue(Flow.Steps[way.To], Run);
            if (Flow.Steps[way.To] is JoinModel { Mode: "WaitAny" } or not JoinModel and { Merge: "Race" })
                CancelBefore(Flow.Steps[way.To]);
        }
        CompleteIfIdle();
    }

    public override void Cancelled(Model step)
    {
        Withdrawn(step);
        CompleteIfIdle();
    }

    protected override void Withdrawn(Model step)
    {
        var at = IndexOf(step);
        tokens.RemoveAll(w => w.To == at || w.From == at);
        blocks.RemoveAll(w => w.To == at || w.From == at);
    }

    private bool IsReady(Way way)
    {
        var forward = ForwardInto(way.To).ToList();
        switch (Flow.Steps[way.To])
        {
            case JoinModel { Mode: not "WaitAny" }:
            case not JoinModel and { Merge: "Merge" }:
                return forward.Count <= 1 || forward.TrueForAll(tokens.Contains);
            case not JoinModel and { Merge: "Converge" }:
                return Into(way.To).Count() <= 1 || Into(way.To).All(tokens.Contains);
            case JoinModel or { Merge: "Cascade" or "Race" }:
                return IsFirst(way, forward);
            default:
                return !forward.Exists(w => tokens.Exists(t => t.To == w.From));
        }
    }

    private bool IsFirst(Way way, List<Way> forward)
    {
        if (blocks.Remove(way))
        {
            tokens.Remove(way);
            return false;
        }
        foreach (var other in forward.Where(w => w != way && (tokens.Contains(w) || IsUnderWay(w.From))))
            blocks.Add(other);
        return true;
    }

    private bool IsUnderWay(int step) =>
        Run.Children.Concat(Machine.QueuedOf(Run)).Select(r => IndexOf(r.Model)).Any(at => at == step || IsBefore(at, step));
}
