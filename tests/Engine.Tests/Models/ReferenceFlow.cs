namespace Orchestrator.Engine.Tests.Models;

/// <summary>What both modes of a flowchart have in common.</summary>
internal abstract class ReferenceFlow
{
    private readonly HashSet<Way> backward = [];

    protected ReferenceFlow(Reference machine, Run run, FlowModel flow)
    {
        (Machine, Run, Flow) = (machine, run, flow);
        Classify();
    }

    protected Reference Machine { get; }
    protected Run Run { get; }
    protected FlowModel Flow { get; }

    public abstract void Begin();

    public abstract void Completed(Model step, string[] outcomes);

    public abstract void Cancelled(Model step);

    protected abstract bool IsWaiting { get; }

    protected int IndexOf(Model step) => Flow.Steps.ToList().FindIndex(s => s.Id == step.Id);

    protected bool IsBackward(Way way) => backward.Contains(way);

    protected IEnumerable<Way> Out(int step) => Flow.Ways.Where(w => w.From == step);

    protected IEnumerable<Way> Into(int step) => Flow.Ways.Where(w => w.To == step);

    protected IEnumerable<Way> ForwardInto(int step) => Into(step).Where(w => !IsBackward(w));

    protected bool IsBefore(int step, int other) => ForwardInto(other).Any(w => w.From == step || IsBefore(step, w.From));

    /// <summary>Cancels what runs, and on demand what is queued, on the ways to a step.</summary>
    public void CancelBefore(Model step, bool includesQueued = false)
    {
        var target = IndexOf(step);
        if (includesQueued)
        {
            foreach (var queued in Machine.QueuedOf(Run).Where(q => IsBefore(IndexOf(q.Model), target)).ToList())
            {
                Machine.Withdraw(queued);
                Withdrawn(queued.Model);
            }
        }
        foreach (var child in Run.Children.Where(c => c.Model.Id != step.Id && IsBefore(IndexOf(c.Model), target)).ToList())
        {
            if (child.State == RunState.Running)
                Machine.Cancel(child);
        }
    }

    protected abstract void Withdrawn(Model step);

    protected void CompleteIfIdle()
    {
        if (Run.State == RunState.Running && Run.Children.Count == 0 && Machine.QueuedOf(Run).Count == 0 && !IsWaiting)
            Machine.Complete(Run, "Done");
    }

    // Breadth first in the order drawn; whatever leads to a step that already leads here leads back.
    private void Classify()
    {
        var accepted = new List<Way>();
        var seen = new List<int> { 0 };
        bool Leads(int from, int to) => from == to || accepted.Any(w => w.From == from && Leads(w.To, to));
        for (var i = 0; i < seen.Count; i++)
        {
            foreach (var way in Out(seen[i]))
            {
                if (Leads(way.To, way.From))
                {
                    backward.Add(way);
                    continue;
                }
                accepted.Add(way);
                if (!seen.Contains(way.To))
                    seen.Add(way.To);
            }
        }
    }
}
