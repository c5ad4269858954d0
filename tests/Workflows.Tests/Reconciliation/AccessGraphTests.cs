using CsCheck;
using Orchestrator.Workflows.Reconciliation;

namespace Orchestrator.Workflows.Tests.Reconciliation;

public sealed class AccessGraphTests
{
    private static AccessGraph Graph(params (string Up, string Down)[] edges) => new(edges.Select((edge, at) => new AccessEdge(edge.Up, edge.Down, $"L{at}", "DECL")));

    [Fact]
    public void Depth_counts_the_lines_of_the_longest_chain()
    {
        var graph = Graph(("A", "B"), ("B", "C"), ("A", "C"), ("C", "D"));
        Assert.Equal((0, 1, 2, 3), (graph.Depths["A"], graph.Depths["B"], graph.Depths["C"], graph.Depths["D"]));
        Assert.Equal(["A", "B", "C", "D"], graph.ChainTo("D"));
        Assert.Empty(graph.Cycles);
        Assert.True(graph.IsInOneChain("D", "A"));
        Assert.False(Graph(("A", "B"), ("A", "C")).IsInOneChain("B", "C"));
    }

    [Fact]
    public void Circles_are_found_and_a_chain_into_one_still_ends()
    {
        var graph = Graph(("A", "B"), ("B", "C"), ("C", "B"), ("C", "D"), ("X", "Y"), ("Y", "Z"), ("Z", "X"), ("S", "S"));
        Assert.Equal(["B|C", "X|Y|Z"], graph.Cycles.Select(cycle => string.Join("|", cycle)).Order());
        Assert.Equal("D", graph.ChainTo("D")[^1]);
    }

    [Fact]
    public void Two_nodes_share_a_circle_exactly_when_each_reaches_the_other() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9]).List[0, 25].Sample(pairs =>
        {
            var graph = new AccessGraph(pairs.Select(pair => new AccessEdge($"N{pair.Item1}", $"N{pair.Item2}", "", "DECL")));
            foreach (var one in graph.Nodes)
            {
                foreach (var other in graph.Nodes.Where(node => node != one))
                    Assert.Equal(Reaches(graph, one, other) && Reaches(graph, other, one), graph.Cycles.Any(cycle => cycle.Contains(one) && cycle.Contains(other)));
            }
        });

    private static bool Reaches(AccessGraph graph, string from, string to)
    {
        var (seen, open) = (new HashSet<string>(), new Stack<string>([from]));
        while (open.TryPop(out var node))
        {
            foreach (var next in graph.DownstreamsOf(node).Where(seen.Add))
                open.Push(next);
        }
        return seen.Contains(to);
    }
}
