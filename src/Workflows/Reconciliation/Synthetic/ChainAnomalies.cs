using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation.Synthetic;

/// <summary>Anomalies of whole chains: too deep, coming round, oversold, hidden.</summary>
internal sealed partial class Anomalies
{
    // Times the uplink that homes share.
    private const int Homes = 8;

    private void TooDeep(int i)
    {
        var bottom = Take(place => Lines(place) == 3 && city.ChildrenOf(place).Count == 0);
        Spare("RC-10", bottom.Unit.Id, "链恰为三级");
        if (i >= 5 && i % 4 != 0)
            return;
        var host = Take(place => Lines(place) == 3 && city.ChildrenOf(place).Count == 0);
        var moved = Leaf();
        city.PlaceOf(moved.Row!.ReporterUnitId).Rows.Remove(moved.Row);
        var row = city.Row(host, moved.Row.CircuitId);
        SyntheticAccess.Fill(row, moved.Unit, resells: false, random);
        row.Terminals = moved.Row.Terminals;
        row.LogDays = moved.Row.LogDays;
        row.Seq = 1;
        var span = new AddressSpan(host.First + 32, host.First + 39, false);
        row.AddressRanges = [span.ToString()];
        row.BandwidthUpMbps = row.BandwidthDownMbps = host.Row!.BandwidthMbps;
        moved.Unit.AddressRanges.Clear();
        moved.Unit.AddressRanges.AddRange(span.Blocks());
        (moved.Row, moved.Unit.UpstreamUnitId) = (row, host.Unit.Id);
        moved.Statement!.Uplinks[0] = new Uplink(host.Unit.Id, host.Unit.Name, row.CircuitId, row.BandwidthMbps);
        host.Rows.Add(row);
        host.Statement!.Resells = true;
        (host.Row.Resells, host.Row.ResoldTo) = (true, moved.Unit.Name);
        Expect("RC-10", "depth|" + moved.Unit.Id, "链达四级");
    }

    private int Lines(SyntheticPlace place)
    {
        var lines = 0;
        for (var at = place; at.Unit.UpstreamUnitId is { } up; at = city.PlaceOf(up))
            lines++;
        return lines;
    }

    private void Circle(int i)
    {
        _ = i;
        var reseller = Reseller();
        var child = city.ChildrenOf(reseller)[0];
        reseller.Statement!.Uplinks.Add(new Uplink(child.Unit.Id, child.Unit.Name, null, 0.01m));
        Expect("RC-10", "cycle|" + string.Join("|", new[] { reseller.Unit.Id, child.Unit.Id }.Order(StringComparer.Ordinal)), "上级反过来租用下级线路");
        Expect("RC-03", $"{child.Unit.Id}|{reseller.Unit.Id}", "被指为上级的下级没有申报");
        if (!child.Statement!.Resells)
            Expect("RC-09", child.Unit.Id, "自报不转售而被指为上级");
    }

    private void TooMuchSold(int i)
    {
        var over = Reseller();
        var (times, because) = i % 3 == 2 || Times(over) == Homes ? (Homes, "转售超过住宅线路的倍数") : (Times(over), "转售超过上联的倍数");
        Uplink(over, decimal.Round(over.Rows.Sum(row => row.BandwidthMbps) / times * 0.9m, 4));
        Expect("RC-07", over.Unit.Id, because);

        var near = Reseller();
        Uplink(near, Math.Ceiling(near.Rows.Sum(row => row.BandwidthMbps) / Times(near) * 10_000) / 10_000);
        Spare("RC-07", near.Unit.Id, "恰为允许的倍数");

        static void Uplink(SyntheticPlace place, decimal bandwidth)
        {
            (place.Row!.BandwidthUpMbps, place.Row.BandwidthDownMbps) = (bandwidth, bandwidth);
            place.Statement!.Uplinks[0] = place.Statement.Uplinks[0] with { BandwidthMbps = bandwidth };
        }

        static int Times(SyntheticPlace place) => place.Unit.Category == UnitCategory.CableBroadband ? Homes : 3;
    }

    private void HiddenResale(int i)
    {
        _ = i;
        var hidden = Reseller();
        hidden.Statement!.Resells = false;
        Expect("RC-09", hidden.Unit.Id, "自报不转售而有下级");
        Expect("RC-04", Circuit(hidden), "申报其转售，自报不转售");

        var silent = Reseller();
        silent.Statement = null;
        Spare("RC-09", silent.Unit.Id, "没有报送自查，无从矛盾");
    }
}
