namespace Orchestrator.Engine.Tests.Models;

/// <summary>
/// Interprets models as plainly as they can be told: one queue, first in first out; whoever wants to know something looks through everything.
/// It shares no code with the engine.
/// </summary>
public sealed class Reference
{
    private readonly List<Run> queue = [];
    private readonly List<Run> waits = [];
    private readonly Dictionary<string, int> asked = [];

    public Reference(Model root, bool usesTokens)
    {
        UsesTokens = usesTokens;
        Root = new Run(root, null);
        queue.Add(Root);
        Drain();
    }

    public bool UsesTokens { get; }
    public List<string> Lines { get; } = [];
    public IEnumerable<string> Waits => waits.Select(w => w.Model.Id);
    public bool IsFinished => Root.State == RunState.Done;
    private Run Root { get; }

    /// <summary>The oldest wait of that name goes on.</summary>
    public void Resume(string id)
    {
        var run = waits.First(w => w.Model.Id == id);
        waits.Remove(run);
        Complete(run, "Done");
        Drain();
    }

    internal void Enqueue(Model model, Run parent) => queue.Add(new Run(model, parent));

    internal IReadOnlyList<Run> QueuedOf(Run parent) => [.. queue.Where(r => r.Parent == parent)];

    internal void Withdraw(Run queued) => queue.Remove(queued);

    internal void Complete(Run run, params string[] outcomes)
    {
        if (run.State != RunState.Running)
            return;
        foreach (var child in run.Children.ToList())
            CancelQuietly(child);
        run.State = RunState.Done;
        if (run.Parent is not { } parent)
            return;
        parent.Children.Remove(run);
        ChildCompleted(parent, run.Model, outcomes);
    }

    internal void Cancel(Run run)
    {
        CancelQuietly(run);
        if (run.Parent is { State: RunState.Running, Flow: { } flow })
            flow.Cancelled(run.Model);
    }

    private void CancelQuietly(Run run)
    {
        CancelBelow(run);
        run.State = RunState.Cancelled;
        waits.Remove(run);
        run.Parent?.Children.Remove(run);
    }

    private void CancelBelow(Run run)
    {
        queue.RemoveAll(r => r.Parent == run);
        foreach (var child in run.Children.ToList())
            CancelQuietly(child);
    }

    // What was queued when its container completed still runs, but may not wait.
    private void Drain()
    {
        var stragglers = new List<Run>();
        while (queue.Count > 0)
        {
            var run = queue[0];
            queue.RemoveAt(0);
            if (run.Parent is { State: RunState.Done })
                stragglers.Add(run);
            run.State = RunState.Running;
            run.Parent?.Children.Add(run);
            Execute(run);
        }
        foreach (var straggler in stragglers.Where(s => s.State == RunState.Running))
            CancelQuietly(straggler);
    }

    private void Execute(Run run)
    {
        switch (run.Model)
        {
            case SayModel say:
                Lines.Add(say.Id);
                Complete(run, "Done");
                break;
            case WaitModel:
                waits.Add(run);
                break;
            case DecideModel decide:
                asked[decide.Id] = asked.GetValueOrDefault(decide.Id) + 1;
                Complete(run, asked[decide.Id] <= decide.Yes ? "True" : "False");
                break;
            case ForkModel:
                Complete(run, "L", "R");
                break;
            case JoinModel join:
                if (join.Mode == "WaitAny")
                    run.Parent!.Flow!.CancelBefore(join, includesQueued: true);
                Complete(run, "Done");
                break;
            case ContainerModel container:
                foreach (var step in container.IsParallel ? container.Steps : container.Steps.Take(1))
                    Enqueue(step, run);
                break;
            case FlowModel flow:
                run.Flow = UsesTokens ? new TokenFlow(this, run, flow) : new CounterFlow(this, run, flow);
                run.Flow.Begin();
                break;
        }
    }

    private void ChildCompleted(Run parent, Model child, string[] outcomes)
    {
        if (parent.State != RunState.Running)
            return;
        switch (parent.Model)
        {
            case ContainerModel { IsParallel: true }:
                if (parent.Children.Count == 0 && QueuedOf(parent).Count == 0)
                    Complete(parent, "Done");
                break;
            case ContainerModel sequence:
                var next = sequence.Steps.ToList().IndexOf(child) + 1;
                if (next < sequence.Steps.Count)
                    Enqueue(sequence.Steps[next], parent);
                else
                    Complete(parent, "Done");
                break;
            case FlowModel:
                parent.Flow!.Completed(child, outcomes);
                break;
        }
    }
}

/// <summary>One execution.</summary>
internal sealed class Run(Model model, Run? parent)
{
    public Model Model => model;
    public Run? Parent => parent;
    public List<Run> Children { get; } = [];
    public RunState State { get; set; }
    public ReferenceFlow? Flow { get; set; }
}

/// <summary>What has become of an execution.</summary>
internal enum RunState
{
    Queued,
    Running,
    Done,
    Cancelled,
}
