using System.Globalization;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>Users fit ports and bandwidth.</summary>
internal sealed class UsersFitPortsAndBandwidth : ReconciliationRule
{
    public override string Id => "RC-17";

    public override string Zh => "用户数与端口、带宽相称。";

    public override string En => "Users fit ports and bandwidth.";

    public override string LeadType => "USERS_ANOMALY";

    public override string Severity => "C";

    public override string Basis => "工作方案三（接入服务用户情况）；REQ-25";

    public override string InnocentZh => "业务刚开通，或者统计口径不同；请单位说明。";

    public override string InnocentEn => "A line just opened, or another way of counting; the unit explains.";

    private const int UsersOfOnePort = 5;
    private const decimal Wide = 10;

    public override IEnumerable<Discrepancy> Check(AccessPicture picture)
    {
        foreach (var statement in picture.Statements.Values)
        {
            var bandwidth = Math.Max(picture.DeclaredAs[statement.UnitId].Sum(row => row.BandwidthMbps), statement.Uplinks.Sum(uplink => uplink.BandwidthMbps));
            var isCrowded = statement.Ports > 0 && statement.Users > UsersOfOnePort * (long)statement.Ports;
            var isEmpty = statement.Users == 0 && bandwidth >= Wide;
            if (!isCrowded && !isEmpty)
                continue;
            yield return Found(statement.UnitId, [statement.UnitId], [("users", statement.Users.ToString(CultureInfo.InvariantCulture)), ("ports", statement.Ports.ToString(CultureInfo.InvariantCulture)), ("bandwidth", bandwidth.ToString("0.###", CultureInfo.InvariantCulture))],
                isCrowded ? $"“{picture.NameOf(statement.UnitId)}”自报{statement.Users}个用户，台账只有{statement.Ports}个端口。" : $"“{picture.NameOf(statement.UnitId)}”有{bandwidth:0.###} Mbps带宽，却自报没有用户。",
                isCrowded ? $"'{picture.NameOf(statement.UnitId)}' tells of {statement.Users} users on {statement.Ports} ports." : $"'{picture.NameOf(statement.UnitId)}' has {bandwidth:0.###} Mbps and tells of no users.",
                district: picture.Find(statement.UnitId)?.District);
        }
    }
}
