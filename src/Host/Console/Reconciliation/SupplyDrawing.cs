using Orchestrator.Workflows.Reconciliation;

namespace Orchestrator.Host.Workbench.Reconciliation;

/// <summary>The neighbourhood of one node of the graph laid out in rows: who sells to it above, who rents from it below. Bounded, with what was left out counted.</summary>
internal sealed class SupplyDrawing
{
    /// <summary>Begins most names and tells none apart.</summary>
    public const string City = "深圳市";
    public const int NodeWidth = 150;
    public const int NodeHeight = 44;
    private const int GapX = 16;
    private const int GapY = 64;
    private const int MostOfOneNode = 8;
    private const int MostNodes = 60;
    private const int RowsEitherWay = 3;

    private readonly Dictionary<string, DrawnNode> _nodes = [];

    private SupplyDrawing(AccessGraph graph, string centre)
    {
        var rows = new SortedDictionary<int, List<string>> { [0] = [centre] };
        var seen = new HashSet<string> { centre };
        var left = new Dictionary<string, int>();
        Spread(graph.UpstreamsOf, -1);
        Spread(graph.DownstreamsOf, 1);
        var widest = rows.Values.Max(row => row.Count);
        Width = widest * (NodeWidth + GapX) + GapX;
        var y = GapX;
        foreach (var row in rows.Values)
        {
            var x = (Width - row.Count * (NodeWidth + GapX) + GapX) / 2;
            foreach (var node in row)
            {
                _nodes[node] = new DrawnNode(node, x, y, node == centre, left.GetValueOrDefault(node));
                x += NodeWidth + GapX;
            }
            y += NodeHeight + GapY;
        }
        Height = y - GapY + GapX;
        Lines = [.. graph.Edges.Where(edge => _nodes.ContainsKey(edge.Upstream) && _nodes.ContainsKey(edge.Downstream))
            .GroupBy(edge => (edge.Upstream, edge.Downstream))
            .Select(edges => new DrawnLine(_nodes[edges.Key.Upstream], _nodes[edges.Key.Downstream], string.Join("+", edges.Select(edge => edge.Source).Distinct().Order(StringComparer.Ordinal)), [.. edges.Select(edge => edge.CircuitId).Where(id => id.Length > 0).Distinct()]))];

        void Spread(Func<string, IEnumerable<string>> next, int step)
        {
            for (var row = 0; Math.Abs(row) < RowsEitherWay && rows.TryGetValue(row, out var here); row += step)
            {
                foreach (var node in here)
                {
                    var around = next(node).Where(other => !seen.Contains(other)).Order(StringComparer.Ordinal).ToList();
                    var taken = around.Take(Math.Min(node == centre ? MostOfOneNode * 2 : MostOfOneNode, Math.Max(0, MostNodes - seen.Count))).ToList();
                    if (around.Count > taken.Count)
                        left[node] = left.GetValueOrDefault(node) + around.Count - taken.Count;
                    if (taken.Count == 0)
                        continue;
                    if (!rows.TryGetValue(row + step, out var beyond))
                        rows[row + step] = beyond = [];
                    beyond.AddRange(taken);
                    seen.UnionWith(taken);
                }
            }
        }
    }

    public int Width { get; }
    public int Height { get; }
    public IReadOnlyCollection<DrawnNode> Nodes => _nodes.Values;
    public IReadOnlyList<DrawnLine> Lines { get; }

    /// <summary>The neighbourhood of a node; null when the graph does not hold it.</summary>
    public static SupplyDrawing? Around(AccessGraph graph, string node) => graph.Depths.ContainsKey(node) ? new SupplyDrawing(graph, node) : null;
}

/// <summary>A node on the drawing.</summary>
/// <param name="LeftOut">Neighbours that are not drawn.</param>
internal sealed record DrawnNode(string Id, int X, int Y, bool IsCentre, int LeftOut);

/// <summary>A line on the drawing, with who says so (DECL, SELF, REG).</summary>
internal sealed record DrawnLine(DrawnNode From, DrawnNode To, string Sources, IReadOnlyList<string> Circuits)
{
    /// <summary>Goes up or along: part of a circle, or of a second way in.</summary>
    public bool IsAgainstTheOrder => To.Y <= From.Y;
}
