namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>A connection is filed with the police within 30 days.</summary>
internal sealed class AConnectionIsFiledWithinThirtyDays : ReconciliationRule
{
    public override string Id => "RC-12";

    public override string Zh => "开通后30日内向公安机关备案。";

    public override string En => "A connection is filed with the police within 30 days.";

    public override string LeadType => "FILING_OVERDUE";

    public override string Severity => "B";

    public override string Basis => "公安部令第33号第十二条；T-43；V07";

    public override string InnocentZh => "由上级统一代为备案而号码未填。";

    public override string InnocentEn => "Filed for it by the upstream, the number left out.";

    private const int Days = 30;

    public override IEnumerable<Discrepancy> Check(AccessPicture picture)
    {
        foreach (var row in picture.Declared.Where(row => row.OpenedOn is { } opened && opened.PlusDays(Days) < picture.Today && string.IsNullOrEmpty(row.FilingNumber)))
        {
            var node = picture.NodeOf(row);
            if (!string.IsNullOrEmpty(picture.Find(node)?.FilingNumber))
                continue;
            yield return Found($"{row.ReporterUnitId}|{row.CircuitId}", [node, row.ReporterUnitId], [("opened", $"{row.OpenedOn:yyyy-MM-dd}")],
                $"“{row.Name}”的线路{row.CircuitId}于{row.OpenedOn:yyyy-MM-dd}开通，{row.OpenedOn?.PlusDays(Days):yyyy-MM-dd}备案期满，至今没有备案号。",
                $"Line {row.CircuitId} of '{row.Name}' was opened on {row.OpenedOn:yyyy-MM-dd}; the filing was due on {row.OpenedOn?.PlusDays(Days):yyyy-MM-dd} and there is no number.",
                district: row.District);
        }
    }
}
