using Orchestrator.Workflows.Reconciliation.Matching;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>No tip points at a declared circuit.</summary>
internal sealed class NoTipPointsAtACircuit : ReconciliationRule
{
    public override string Id => "RC-15";

    public override string Zh => "被举报地址没有申报的电路。";

    public override string En => "No tip points at a declared circuit.";

    public override string LeadType => "TIP_EDGE";

    public override string Severity => "A";

    public override string Basis => "工作方案五；REQ-52";

    public override string InnocentZh => "举报针对同址的其他住户。";

    public override string InnocentEn => "The tip is about another tenant at the same address.";

    public override IEnumerable<Discrepancy> Check(AccessPicture picture)
    {
        var circuits = picture.Declared.Where(row => row.InstallAddress.Length > 0).ToLookup(row => AddressKey.Of(row.InstallAddress));
        return
            from tip in picture.Field.Tips
            from row in circuits[AddressKey.Of(tip.Address)]
            select Found($"{tip.Id}|{row.ReporterUnitId}|{row.CircuitId}", [picture.NodeOf(row), row.ReporterUnitId], [("tip", tip.Id), ("address", row.InstallAddress)],
                $"举报所指地址与“{row.Name}”线路{row.CircuitId}的装机地址相符，并入线索并提高等级。", $"A tip points at the address where line {row.CircuitId} of '{row.Name}' ends; the lead is merged and raised.", district: row.District);
    }
}
