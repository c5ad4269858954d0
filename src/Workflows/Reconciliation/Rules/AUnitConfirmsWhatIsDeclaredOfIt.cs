using System.Globalization;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>A unit confirms what its upstream declares of it.</summary>
internal sealed class AUnitConfirmsWhatIsDeclaredOfIt : ReconciliationRule
{
    public override string Id => "RC-04";

    public override string Zh => "单位自报与上级申报一致。";

    public override string En => "A unit confirms what its upstream declares of it.";

    public override string LeadType => "CONTRADICTION";

    public override string Severity => "B";

    public override string Basis => "公安部令第33号第八条";

    public override string InnocentZh => "变更尚未申报，或者一方笔误；现场共同核对。";

    public override string InnocentEn => "A change not yet declared, or a slip on one side; checked together on site.";

    /// <summary>Figures within a twentieth are taken for the same.</summary>
    private const decimal Tolerance = 0.05m;

    public override IEnumerable<Discrepancy> Check(AccessPicture picture)
    {
        foreach (var row in picture.Declared)
        {
            if (picture.MatchOf(row) is not { IsAccepted: true, Unit: { } unit } || !picture.Statements.TryGetValue(unit.Id, out var statement))
                continue;
            var line = statement.Uplinks.FirstOrDefault(uplink => uplink.UpstreamUnitId == row.ReporterUnitId && (uplink.CircuitId is null || uplink.CircuitId == row.CircuitId))
                ?? statement.Uplinks.FirstOrDefault(uplink => uplink.UpstreamUnitId == row.ReporterUnitId);
            var differences = new List<(string Name, string Value, string Zh, string En)>();
            if (line is null)
                differences.Add(("upstream", string.Join(",", statement.Uplinks.Select(uplink => uplink.UpstreamName)), $"自报上级{(statement.Uplinks.Count == 0 ? "无" : string.Join("、", statement.Uplinks.Select(uplink => uplink.UpstreamName)))}", "it names another upstream or none"));
            else if (line.BandwidthMbps > 0 && Math.Abs(line.BandwidthMbps - row.BandwidthMbps) > Tolerance * Math.Max(line.BandwidthMbps, row.BandwidthMbps))
                differences.Add(("bandwidth", Plain(line.BandwidthMbps), $"自报带宽{Plain(line.BandwidthMbps)} Mbps，申报{Plain(row.BandwidthMbps)} Mbps", $"it says {Plain(line.BandwidthMbps)} Mbps, the upstream {Plain(row.BandwidthMbps)} Mbps"));
            if (row.Resells == true && !statement.Resells)
                differences.Add(("resells", "0", "申报其转售，自报不转售", "declared to sell on, which it denies"));
            if (differences.Count > 0)
                yield return Found($"{row.ReporterUnitId}|{row.CircuitId}", [unit.Id, row.ReporterUnitId], [.. differences.Select(difference => (difference.Name, difference.Value))],
                    $"“{picture.NameOf(row.ReporterUnitId)}”申报“{unit.Name}”的线路{row.CircuitId}，与其自报不符：{string.Join("；", differences.Select(difference => difference.Zh))}。",
                    $"'{picture.NameOf(row.ReporterUnitId)}' declares line {row.CircuitId} of '{unit.Name}', who differs: {string.Join("; ", differences.Select(difference => difference.En))}.",
                    picture.MatchOf(row).Score / 100.0, unit.District);
        }
    }

    private static string Plain(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
