using System.Collections.Frozen;

namespace Orchestrator.Workflows.Reconciliation;

/// <summary>Who rents from whom: units and, where nobody is registered, declared names as nodes; one edge for each line.</summary>
public sealed class AccessGraph
{
    private const int FarthestAncestors = 64;
    private readonly FrozenDictionary<string, int> _index;
    private readonly List<int>[] _down;
    private readonly List<int>[] _up;

    /// <summary>Builds the graph; an edge from a node to itself is left out.</summary>
    public AccessGraph(IEnumerable<AccessEdge> edges)
    {
        Edges = [.. edges.Where(edge => edge.Upstream != edge.Downstream).Distinct()];
        Nodes = [.. Edges.SelectMany(edge => new[] { edge.Upstream, edge.Downstream }).Distinct()];
        _index = Nodes.Select((node, at) => (node, at)).ToFrozenDictionary(pair => pair.node, pair => pair.at);
        _down = [.. Nodes.Select(_ => new List<int>())];
        _up = [.. Nodes.Select(_ => new List<int>())];
        var drawn = new HashSet<(int, int)>();
        foreach (var edge in Edges)
        {
            var (from, to) = (_index[edge.Upstream], _index[edge.Downstream]);
            if (!drawn.Add((from, to)))
                continue;
            _down[from].Add(to);
            _up[to].Add(from);
        }
        Cycles = FindCycles();
        Depths = MeasureDepths();
    }

    public IReadOnlyList<AccessEdge> Edges { get; }
    public IReadOnlyList<string> Nodes { get; }

    /// <summary>Groups of nodes of which each can be reached from each other, by Tarjan's method in linear time; nodes of a group in order of their names.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Cycles { get; }

    /// <summary>Lines in the longest chain that ends at a node; 0 for whoever rents from nobody. Nodes on a cycle count from where the cycle is entered.</summary>
    public IReadOnlyDictionary<string, int> Depths { get; }

    public IEnumerable<string> UpstreamsOf(string node) => _index.TryGetValue(node, out var at) ? _up[at].Select(other => Nodes[other]) : [];

    public IEnumerable<string> DownstreamsOf(string node) => _index.TryGetValue(node, out var at) ? _down[at].Select(other => Nodes[other]) : [];

    /// <summary>Whether one node stands in a chain above the other, whichever.</summary>
    public bool IsInOneChain(string one, string other) =>
        _index.TryGetValue(one, out var a) && _index.TryGetValue(other, out var b) && (IsAbove(a, b) || IsAbove(b, a));

    /// <summary>The longest chain down to a node, from its top; stops where it would come round.</summary>
    public IReadOnlyList<string> ChainTo(string node)
    {
        var chain = new List<string> { node };
        while (UpstreamsOf(chain[^1]).Where(up => !chain.Contains(up)).MaxBy(up => (Depths[up], up)) is { } next)
            chain.Add(next);
        chain.Reverse();
        return chain;
    }

    private bool IsAbove(int above, int below)
    {
        var seen = new HashSet<int> { below };
        var open = new Queue<int>(_up[below]);
        while (open.TryDequeue(out var node) && seen.Count < FarthestAncestors)
        {
            if (node == above)
                return true;
            if (!seen.Add(node))
                continue;
            foreach (var next in _up[node])
                open.Enqueue(next);
        }
        return false;
    }

    private List<IReadOnlyList<string>> FindCycles()
    {
        var cycles = new List<IReadOnlyList<string>>();
        var (order, low) = (new int[Nodes.Count], new int[Nodes.Count]);
        var (onStack, stack, calls) = (new bool[Nodes.Count], new Stack<int>(), new Stack<(int Node, int Next)>());
        var counter = 0;
        for (var root = 0; root < Nodes.Count; root++)
        {
            if (order[root] == 0)
                calls.Push((root, 0));
            while (calls.TryPop(out var call))
            {
                var (node, next) = call;
                if (next == 0)
                {
                    order[node] = low[node] = ++counter;
                    stack.Push(node);
                    onStack[node] = true;
                }
                else
                {
                    low[node] = Math.Min(low[node], low[_down[node][next - 1]]);
                }
                while (next < _down[node].Count && order[_down[node][next]] != 0)
                {
                    if (onStack[_down[node][next]])
                        low[node] = Math.Min(low[node], order[_down[node][next]]);
                    next++;
                }
                if (next < _down[node].Count)
                {
                    calls.Push((node, next + 1));
                    calls.Push((_down[node][next], 0));
                    continue;
                }
                if (low[node] != order[node])
                    continue;
                var group = new List<string>();
                int member;
                do
                {
                    member = stack.Pop();
                    onStack[member] = false;
                    group.Add(Nodes[member]);
                }
                while (member != node);
                if (group.Count > 1)
                    cycles.Add([.. group.Order(StringComparer.Ordinal)]);
            }
        }
        return cycles;
    }

    // Longest paths by peeling off nodes whose upstreams are all measured; what is left stands on or below cycles and is entered at the least depth known.
    private FrozenDictionary<string, int> MeasureDepths()
    {
        var depth = new int[Nodes.Count];
        var waiting = _up.Select(up => up.Count).ToArray();
        var isDone = new bool[Nodes.Count];
        var ready = new Queue<int>(Enumerable.Range(0, Nodes.Count).Where(node => waiting[node] == 0));
        var cyclic = new Queue<int>(Cycles.Select(cycle => _index[cycle[0]]));
        while (true)
        {
            while (ready.TryDequeue(out var node))
            {
                if (isDone[node])
                    continue;
                isDone[node] = true;
                foreach (var below in _down[node])
                {
                    if (isDone[below])
                        continue;
                    depth[below] = Math.Max(depth[below], depth[node] + 1);
                    if (--waiting[below] == 0)
                        ready.Enqueue(below);
                }
            }
            if (!cyclic.TryDequeue(out var entry))
                break;
            ready.Enqueue(entry);
        }
        return Nodes.Select((node, at) => (node, depth: depth[at])).ToFrozenDictionary(pair => pair.node, pair => pair.depth);
    }
}

/// <summary>One line: who sells, who rents, under which number, and who says so.</summary>
/// <param name="Source"><c>DECL</c> when the seller declares it, <c>SELF</c> when the renter does, <c>REG</c> when the register has it.</param>
public sealed record AccessEdge(string Upstream, string Downstream, string CircuitId, string Source);
