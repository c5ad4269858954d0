using System.Collections;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Activities;

/// <summary>What can be known of a flowchart once its start is: which connections lead forward, which back, and who stands before whom. Computed once per start and shared.</summary>
internal sealed class FlowPlan
{
    private readonly GraphNode[] steps;
    private readonly FlowConnection[] connections;
    private readonly int start;
    private readonly bool[] isBackward;
    private readonly bool[] isReachable;
    private readonly int[][] outbound;
    private readonly int[][] inbound;
    private readonly int[][] into;
    private readonly BitArray?[] ancestors;
    private readonly bool?[] isValidBackward;

    public FlowPlan(GraphNode[] steps, FlowConnection[] connections, int start)
    {
        this.steps = steps;
        this.connections = connections;
        this.start = start;
        isBackward = new bool[connections.Length];
        isReachable = new bool[steps.Length];
        ancestors = new BitArray?[steps.Length];
        isValidBackward = new bool?[connections.Length];
        outbound = By(connection => connection.Source);
        into = By(connection => connection.Target);
        inbound = Classify();
    }

    public bool IsReachable(int step) => isReachable[step];

    public bool IsBackward(int connection) => isBackward[connection];

    /// <summary>All connections from the step, in the order in which they were drawn.</summary>
    public int[] Outbound(int step) => outbound[step];

    /// <summary>Forward connections to the step.</summary>
    public int[] Inbound(int step) => inbound[step];

    /// <summary>All connections to the step, those that lead back included.</summary>
    public int[] Into(int step) => into[step];

    public int SourceOf(int connection) => connections[connection].Source;

    public int TargetOf(int connection) => connections[connection].Target;

    public int StepCount => steps.Length;

    /// <summary>The steps from which the given one can be reached going forward.</summary>
    public BitArray AncestorsOf(int step)
    {
        if (Volatile.Read(ref ancestors[step]) is { } known)
            return known;
        var found = new BitArray(steps.Length);
        var open = new Stack<int>();
        open.Push(step);
        while (open.TryPop(out var at))
        {
            foreach (var connection in inbound[at])
            {
                var source = connections[connection].Source;
                if (!found[source])
                {
                    found[source] = true;
                    open.Push(source);
                }
            }
        }
        Volatile.Write(ref ancestors[step], found);
        return found;
    }

    /// <exception cref="InvalidOperationException">Some path reaches the source without passing the target, so the jump back would leave other branches in the air.</exception>
    public void RequireValidBackward(int connection)
    {
        if (!IsValidBackward(connection))
        {
            var (source, target) = (steps[connections[connection].Source].Id, steps[connections[connection].Target].Id);
            throw new InvalidOperationException($"返回连线无效：从起点到“{source}”的每条路径都必须经过“{target}”。Invalid backward connection: Every path from the source ('{source}') must go through the target ('{target}') when tracing back to the start.");
        }
    }

    /// <summary>What an author should know before the flowchart runs.</summary>
    public IEnumerable<ValidationIssue> Problems()
    {
        for (var i = 0; i < steps.Length; i++)
        {
            if (!isReachable[i])
                yield return new ValidationIssue("flowchart.unreachable", $"从起点“{steps[start].Id}”无法到达步骤“{steps[i].Id}”。", $"The step '{steps[i].Id}' cannot be reached from the start '{steps[start].Id}'.", steps[i].NodeId);
        }
        for (var c = 0; c < connections.Length; c++)
        {
            if (isBackward[c] && !IsValidBackward(c))
                yield return new ValidationIssue("flowchart.backward-connection", $"返回连线“{steps[connections[c].Source].Id} → {steps[connections[c].Target].Id}”绕过了其他分支。", $"The backward connection '{steps[connections[c].Source].Id} -> {steps[connections[c].Target].Id}' leaves a branch that does not pass its target.", steps[connections[c].Source].NodeId);
        }
    }

    private int[][] By(Func<FlowConnection, int> end)
    {
        var all = new List<int>[steps.Length];
        for (var i = 0; i < steps.Length; i++)
            all[i] = [];
        for (var c = 0; c < connections.Length; c++)
            all[end(connections[c])].Add(c);
        return [.. all.Select(list => list.ToArray())];
    }

    // Breadth first in the order drawn; a connection is forward unless its target already leads to its source.
    private int[][] Classify()
    {
        var forward = new List<int>[steps.Length];
        var arriving = new List<int>[steps.Length];
        for (var i = 0; i < steps.Length; i++)
            (forward[i], arriving[i]) = ([], []);
        var open = new Queue<int>();
        if (steps.Length > 0)
        {
            isReachable[start] = true;
            open.Enqueue(start);
        }
        while (open.TryDequeue(out var at))
        {
            foreach (var connection in outbound[at])
            {
                var target = connections[connection].Target;
                // What was never reached has no forward way yet and leads nowhere.
                if (target == at || (isReachable[target] && Leads(target, at, forward)))
                {
                    isBackward[connection] = true;
                    continue;
                }
                forward[at].Add(connection);
                arriving[target].Add(connection);
                if (!isReachable[target])
                {
                    isReachable[target] = true;
                    open.Enqueue(target);
                }
            }
        }
        return [.. arriving.Select(i => i.ToArray())];
    }

    private bool Leads(int from, int to, List<int>[] forward)
    {
        var seen = new BitArray(steps.Length);
        var open = new Stack<int>();
        open.Push(from);
        while (open.TryPop(out var at))
        {
            if (at == to)
                return true;
            if (seen[at])
                continue;
            seen[at] = true;
            foreach (var connection in forward[at])
                open.Push(connections[connection].Target);
        }
        return false;
    }

    // Two threads may both find it out; they find the same.
    private bool IsValidBackward(int connection) => isValidBackward[connection] ??= LiesOnEveryPath(connection);

    // The target lies on every path exactly when the source can no longer be reached once the target is taken away.
    private bool LiesOnEveryPath(int connection)
    {
        var (source, target) = (connections[connection].Source, connections[connection].Target);
        if (source == target || target == start)
            return true;
        var seen = new BitArray(steps.Length);
        var open = new Stack<int>();
        open.Push(start);
        while (open.TryPop(out var at))
        {
            if (at == source)
                return false;
            if (at == target || seen[at])
                continue;
            seen[at] = true;
            foreach (var c in outbound[at])
            {
                if (!isBackward[c])
                    open.Push(connections[c].Target);
            }
        }
        return true;
    }
}
