using System.Globalization;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>
/// No more bandwidth is sold than the uplink bears: three times as much on a business line, eight times on a residential one. What lies beyond eight
/// times no sharing explains, on whatever line, and is serious.
/// </summary>
internal sealed class NoMoreBandwidthIsSoldThanTheUplinkBears : ReconciliationRule
{
    public override string Id => "RC-07";

    public override string Zh => "转售带宽不超过上联的合理倍数。";

    public override string En => "No more bandwidth is sold than the uplink bears.";

    public override string LeadType => "RESALE_SUSPECT";

    public override string Severity => "B";

    public override string Gravest => "A";

    public override string Basis => "国际联网管理暂行规定实施办法第二十一条；V2";

    public override string InnocentZh => "统计复用、突发合同；核对合同与流量。";

    public override string InnocentEn => "Statistical multiplexing or burst contracts; contracts and traffic are compared.";

    private const decimal Business = 3;
    private const decimal Residential = 8;

    public override IEnumerable<Discrepancy> Check(AccessPicture picture)
    {
        foreach (var unit in picture.Units)
        {
            if (unit.Category == UnitCategory.Carrier || picture.DeclaredBy[unit.Id].ToList() is not { Count: > 0 } sold)
                continue;
            var uplink = picture.DeclaredAs[unit.Id].Sum(row => row.BandwidthMbps);
            if (uplink == 0)
                uplink = picture.Statements.GetValueOrDefault(unit.Id)?.Uplinks.Sum(line => line.BandwidthMbps) is { } said and > 0 ? said : unit.BandwidthMbps;
            var times = unit.Category is UnitCategory.CableBroadband or UnitCategory.RentalLandlord or UnitCategory.Campus ? Residential : Business;
            var total = sold.Sum(row => row.BandwidthMbps);
            if (uplink <= 0 || total <= times * uplink)
                continue;
            yield return Found(unit.Id, [unit.Id], [("uplink", Plain(uplink)), ("sold", Plain(total)), ("times", Plain(times))],
                $"“{unit.Name}”上联{Plain(uplink)} Mbps，按合同转售{Plain(total)} Mbps，超过{Plain(times)}倍。",
                $"'{unit.Name}' has an uplink of {Plain(uplink)} Mbps and sells {Plain(total)} Mbps by contract, more than {Plain(times)} times.",
                district: unit.District, isGravest: total > Residential * uplink);
        }
    }

    private static string Plain(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
