namespace Orchestrator.Engine.Tests.Models;

/// <summary>A flowchart that counts how often each way was passed, taken or dead.</summary>
internal sealed class CounterFlow(Reference machine, Run run, FlowModel flow) : ReferenceFlow(machine, run, flow)
{
    private readonly Dictionary<int, int> visits = [];
    private readonly Dictionary<Way, int> passed = [];
    private readonly Dictionary<Way, bool> taken = [];

    protected override bool IsWaiting => false;

    public override void Begin() => Enter(0);

    public override void Completed(Model step, string[] outcomes)
    {
        Leave(IndexOf(step), outcomes);
        CompleteIfIdle();
    }

    public override void Cancelled(Model step) => Completed(step, []);

    protected override void Withdrawn(Model step) => Leave(IndexOf(step), []);

    private void Leave(int step, string[] outcomes)
    {
        foreach (var way in Out(step))
        {
            passed[way] = passed.GetValueOrDefault(way) + 1;
            taken[way] = outcomes.Contains(way.Port);
            if (!IsBackward(way))
                Arrive(way);
            else if (taken[way])
                Machine.Enqueue(Flow.Steps[way.To], Run);
        }
    }

    private void Arrive(Way way)
    {
        var ways = ForwardInto(way.To).ToList();
        var isEverywhere = ways.TrueForAll(IsAhead);
        var most = ways.Max(w => passed.GetValueOrDefault(w));
        var latest = ways.Where(w => passed.GetValueOrDefault(w) == most && taken.GetValueOrDefault(w)).ToList();
        switch ((Flow.Steps[way.To] as JoinModel)?.Mode)
        {
            case "WaitAny":
                if (!IsAhead(way))
                    return;
                if (ways.Exists(w => IsAhead(w) && taken[w]))
                {
                    Enter(way.To);
                    CancelBefore(Flow.Steps[way.To]);
                }
                else if (isEverywhere)
                {
                    Skip(way.To);
                }
                return;
            case "WaitAll" when isEverywhere && latest.Count < ways.Count:
            case not "WaitAll" when isEverywhere && latest.Count == 0:
                Skip(way.To);
                return;
            default:
                if (isEverywhere)
                    Enter(way.To);
                return;
        }
    }

    private bool IsAhead(Way way) => passed.GetValueOrDefault(way) > visits.GetValueOrDefault(way.To);

    private void Enter(int step)
    {
        visits[step] = visits.GetValueOrDefault(step) + 1;
        Machine.Enqueue(Flow.Steps[step], Run);
    }

    private void Skip(int step)
    {
        visits[step] = visits.GetValueOrDefault(step) + 1;
        Leave(step, []);
    }
}
