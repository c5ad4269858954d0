using Orchestrator.Workflows.Reconciliation.Matching;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>Whoever is declared as a second-level unit is registered.</summary>
internal sealed class ADeclaredUnitIsRegistered : ReconciliationRule
{
    public override string Id => "RC-01";

    public override string Zh => "申报的二级接入单位都已登记。";

    public override string En => "Whoever is declared as a second-level unit is registered.";

    public override string LeadType => "UNREGISTERED_SECOND_LEVEL";

    public override string Severity => "A";

    public override string Basis => "公安部令第33号第十二条；V07、V11";

    public override string InnocentZh => "开通未满30日的，可能仍在备案期内（T-43）；仅供自用的不属经营。";

    public override string InnocentEn => "A line opened within 30 days may still be filed in time (T-43); own use only is no business.";

    public override IEnumerable<Discrepancy> Check(AccessPicture picture) =>
        from row in picture.Declared
        where picture.MatchOf(row).Score < RowMatch.Doubtful
        group row by (row.ReporterUnitId, Candidate: Candidate(row)) into rows
        let row = rows.First()
        let isNew = rows.All(r => r.OpenedOn is { } opened && opened.PlusDays(30) >= picture.Today)
        select Found($"{rows.Key.ReporterUnitId}|{rows.Key.Candidate}", [rows.Key.Candidate, rows.Key.ReporterUnitId],
            [("name", row.Name), ("reg_no", row.RegistrationNumber), ("circuits", string.Join(",", rows.Select(r => r.CircuitId).Order(StringComparer.Ordinal))), ("new", isNew ? "1" : "0")],
            $"“{picture.NameOf(rows.Key.ReporterUnitId)}”申报“{row.Name}”（{row.District}）为二级接入单位，登记册中没有相符的单位。" + (isNew ? "开通未满30日。" : ""),
            $"'{picture.NameOf(rows.Key.ReporterUnitId)}' declares '{row.Name}' as a second-level unit; the register knows no such unit." + (isNew ? " Opened within 30 days." : ""),
            isNew ? 0.7 : 1, row.District);
}
