using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>Addresses belong to one unit, or to units of one chain.</summary>
internal sealed class AddressesBelongToOneUnit : ReconciliationRule
{
    public override string Id => "RC-06";

    public override string Zh => "一段IP地址只属于一个单位或者一条上下级链。";

    public override string En => "Addresses belong to one unit, or to units of one chain.";

    public override string LeadType => "IP_CONFLICT";

    public override string Severity => "A";

    public override string Basis => "工作方案三（IP地址资源使用情况）";

    public override string InnocentZh => "已重新编址、掩码有误；不同上级下的私有地址段不算。";

    public override string InnocentEn => "Renumbered, or a wrong mask; private ranges below different upstreams do not count.";

    /// <summary>Conflicts told of one range; with it the sweep stays O(n log n) even when everybody claims the same range.</summary>
    private const int MostOfOneRange = 50;

    public override IEnumerable<Discrepancy> Check(AccessPicture picture) => HeldByTwo(picture).Concat(DeclaredTwice(picture));

    /// <summary>Two units, neither above the other, that hold the same addresses.</summary>
    private IEnumerable<Discrepancy> HeldByTwo(AccessPicture picture)
    {
        var claims = Claims(picture).ToList();
        var conflicts = Sweep(claims.Where(claim => !claim.Span.IsPrivate), picture)
            .Concat(claims.Where(claim => claim.Span.IsPrivate).GroupBy(claim => claim.Upstream).SelectMany(below => Sweep(below, picture)));
        foreach (var pair in conflicts.GroupBy(conflict => string.CompareOrdinal(conflict.Left.Node, conflict.Right.Node) < 0 ? (conflict.Left.Node, conflict.Right.Node) : (conflict.Right.Node, conflict.Left.Node)))
        {
            var (one, other) = pair.Key;
            var ranges = pair.SelectMany(conflict => new[] { conflict.Left.Span, conflict.Right.Span }).Distinct().Order().Select(span => span.ToString()).ToList();
            yield return Found($"{one}|{other}", [one, other], [("ranges", string.Join(",", ranges))],
                $"“{picture.NameOf(one)}”与“{picture.NameOf(other)}”的IP地址段重叠（{string.Join("、", ranges.Take(4))}），二者无上下级关系。",
                $"The addresses of '{picture.NameOf(one)}' and '{picture.NameOf(other)}' overlap ({string.Join(", ", ranges.Take(4))}), and neither stands above the other.");
        }
    }

    /// <summary>One unit that two upstreams, neither above the other, declare with the same public addresses: only one of them can have given them to it.</summary>
    private IEnumerable<Discrepancy> DeclaredTwice(AccessPicture picture)
    {
        foreach (var rows in picture.Declared.GroupBy(picture.NodeOf).Where(rows => rows.Select(row => row.ReporterUnitId).Distinct().Skip(1).Any()))
        {
            var spans = rows.SelectMany(row => row.AddressRanges.Select(range => (Upstream: row.ReporterUnitId, Span: AddressSpan.Parse(range).Value, row.District))).Where(held => !held.Span.IsPrivate)
                .OrderBy(held => held.Span).ThenBy(held => held.Upstream, StringComparer.Ordinal).Take(MostOfOneRange).ToList();
            var twice =
                from i in Enumerable.Range(0, spans.Count)
                from j in Enumerable.Range(i + 1, spans.Count - i - 1)
                let pair = string.CompareOrdinal(spans[i].Upstream, spans[j].Upstream) < 0 ? (spans[i].Upstream, spans[j].Upstream) : (spans[j].Upstream, spans[i].Upstream)
                where spans[i].Upstream != spans[j].Upstream && spans[i].Span.Overlaps(spans[j].Span) && !picture.Graph.IsInOneChain(spans[i].Upstream, spans[j].Upstream)
                group (spans[i], spans[j]) by pair;
            foreach (var pair in twice)
            {
                var ((one, other), node) = (pair.Key, rows.Key);
                var ranges = pair.SelectMany(found => new[] { found.Item1.Span, found.Item2.Span }).Distinct().Order().Select(span => span.ToString()).ToList();
                yield return Found($"{one}|{other}|{node}", [one, other, node], [("ranges", string.Join(",", ranges))],
                    $"“{picture.NameOf(one)}”与“{picture.NameOf(other)}”均申报“{picture.NameOf(node)}”使用重叠的IP地址段（{string.Join("、", ranges.Take(4))}），请双方核对。",
                    $"Both '{picture.NameOf(one)}' and '{picture.NameOf(other)}' declare '{picture.NameOf(node)}' with overlapping addresses ({string.Join(", ", ranges.Take(4))}); both are to check.", district: rows.First().District);
            }
        }
    }

    private static IEnumerable<Claim> Claims(AccessPicture picture)
    {
        foreach (var unit in picture.Units)
        {
            var upstream = picture.Graph.UpstreamsOf(unit.Id).Order(StringComparer.Ordinal).FirstOrDefault() ?? "";
            foreach (var span in picture.AllocationOf(unit.Id))
                yield return new Claim(span, unit.Id, upstream);
        }
        foreach (var row in picture.Declared)
        {
            var node = picture.NodeOf(row);
            foreach (var span in row.AddressRanges.Select(range => AddressSpan.Parse(range).Value))
            {
                if (!AddressSpan.Covers(picture.AllocationOf(node), span))
                    yield return new Claim(span, node, row.ReporterUnitId);
            }
        }
    }

    private static IEnumerable<(Claim Left, Claim Right)> Sweep(IEnumerable<Claim> claims, AccessPicture picture)
    {
        var open = new List<Claim>();
        foreach (var claim in claims.OrderBy(claim => claim.Span).ThenBy(claim => claim.Node, StringComparer.Ordinal))
        {
            var (kept, told) = (0, 0);
            for (var at = 0; at < open.Count; at++)
            {
                var earlier = open[at];
                if (!earlier.Span.Overlaps(claim.Span))
                    continue;
                open[kept++] = earlier;
                if (told < MostOfOneRange && earlier.Node != claim.Node && !picture.Graph.IsInOneChain(earlier.Node, claim.Node))
                {
                    told++;
                    yield return (earlier, claim);
                }
            }
            open.RemoveRange(kept, open.Count - kept);
            // Beyond the bound another claim of the same addresses tells nothing new.
            if (told < MostOfOneRange)
                open.Add(claim);
        }
    }

    /// <param name="Upstream">Below whom a private range is held; each upstream has its own.</param>
    private sealed record Claim(AddressSpan Span, string Node, string Upstream);
}
