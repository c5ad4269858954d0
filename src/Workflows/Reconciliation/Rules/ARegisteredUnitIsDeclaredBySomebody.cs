using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>Every registered access unit is declared by an upstream.</summary>
internal sealed class ARegisteredUnitIsDeclaredBySomebody : ReconciliationRule
{
    public override string Id => "RC-02";

    public override string Zh => "登记的接入单位都有上级申报。";

    public override string En => "Every registered access unit is declared by an upstream.";

    public override string LeadType => "UNDECLARED_UPSTREAM";

    public override string Severity => "B";

    public override string Basis => "工作方案三、四（一）";

    public override string InnocentZh => "自有线路，或者运营商漏报（见RC-03）；运营商自身不要求上级。";

    public override string InnocentEn => "Its own line, or the carrier left it out (see RC-03); carriers need no upstream.";

    public override IEnumerable<Discrepancy> Check(AccessPicture picture) =>
        from unit in picture.Units
        where picture.Declarations.Count > 0 && unit.Category != UnitCategory.Carrier && !picture.DeclaredAs[unit.Id].Any()
        let named = picture.Statements.GetValueOrDefault(unit.Id)?.Uplinks.Select(uplink => uplink.UpstreamName).ToList() ?? []
        select Found(unit.Id, [unit.Id], [("named", string.Join(",", named))],
            $"“{unit.Name}”已登记，但没有任何上级单位申报它。" + (named.Count > 0 ? $"其自报上级为{string.Join("、", named)}。" : "其本身也未报上级。"),
            $"'{unit.Name}' is registered, but no upstream declares it." + (named.Count > 0 ? $" It names {string.Join(", ", named)}." : " It names none itself."),
            district: unit.District);
}
