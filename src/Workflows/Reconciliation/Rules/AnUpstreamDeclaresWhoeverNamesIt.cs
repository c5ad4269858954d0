namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>An upstream declares whoever names it as such.</summary>
internal sealed class AnUpstreamDeclaresWhoeverNamesIt : ReconciliationRule
{
    public override string Id => "RC-03";

    public override string Zh => "被单位指为上级的，申报表中有该单位。";

    public override string En => "An upstream declares whoever names it as such.";

    public override string LeadType => "INCOMPLETE_DECLARATION";

    public override string Severity => "B";

    public override string Basis => "工作方案三、四（一）；公安部令第33号第八条；同一上级3次以上按V04";

    public override string InnocentZh => "登记名称不同未能匹配，或者线路已停用。";

    public override string InnocentEn => "Known under another name that did not match, or a line no longer in use.";

    private const int Repeated = 3;

    public override IEnumerable<Discrepancy> Check(AccessPicture picture)
    {
        var omitted = (
            from statement in picture.Statements.Values
            from upstream in statement.Uplinks.Select(uplink => uplink.UpstreamUnitId).OfType<string>().Distinct()
            where picture.Reporters.Contains(upstream) && !picture.DeclaredAs[statement.UnitId].Any(row => row.ReporterUnitId == upstream)
            group statement.UnitId by upstream).ToList();
        return
            from units in omitted
            let count = units.Count()
            from unit in units
            select Found($"{units.Key}|{unit}", [units.Key, unit], [("unit", unit), ("repeated", count >= Repeated ? "1" : "0")],
                $"“{picture.NameOf(unit)}”自报上级为“{picture.NameOf(units.Key)}”，后者的申报表没有它。" + (count >= Repeated ? $"该上级共漏报{count}户，按V04处理。" : ""),
                $"'{picture.NameOf(unit)}' names '{picture.NameOf(units.Key)}' as its upstream, whose table leaves it out." + (count >= Repeated ? $" It left out {count} units: V04." : ""),
                district: picture.Find(unit)?.District);
    }
}
