using System.Globalization;
using Orchestrator.Workflows.Declarations;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>The table is complete and no required field is blank.</summary>
internal sealed class EveryRowIsComplete : ReconciliationRule
{
    public override string Id => "RC-18";

    public override string Zh => "申报表完整，必填项无空白。";

    public override string En => "The table is complete and no required field is blank.";

    public override string LeadType => "COMPLETENESS";

    public override string Severity => "C";

    public override string Basis => "工作方案附件；§1.4 V4、V6";

    public override string InnocentZh => "漏填；退回补正，不作线索。";

    public override string InnocentEn => "An oversight; returned for completion, it is no lead.";

    public override IEnumerable<Discrepancy> Check(AccessPicture picture)
    {
        foreach (var row in picture.Declared)
        {
            var blank = DeclarationColumns.NeededOf(row).Where(column => column.IsBlank(row)).Select(column => column.Zh).ToList();
            if (blank.Count > 0)
                yield return Found($"{row.ReporterUnitId}|{row.CircuitId}", [row.ReporterUnitId, picture.NodeOf(row)], [("blank", string.Join(",", blank))],
                    $"“{picture.NameOf(row.ReporterUnitId)}”申报表第{row.Seq}行（{row.Name}）未填：{string.Join("、", blank)}。", $"Row {row.Seq} ('{row.Name}') in the table of '{picture.NameOf(row.ReporterUnitId)}' leaves blank: {string.Join(", ", blank)}.", district: row.District);
        }
        foreach (var declaration in picture.Declarations)
        {
            var rows = picture.DeclaredBy[declaration.UnitId].Count();
            if (declaration.BadRows == 0 && (rows > 0 || declaration.IsZeroReturn))
                continue;
            yield return Found(declaration.UnitId, [declaration.UnitId], [("rows", rows.ToString(CultureInfo.InvariantCulture)), ("bad", declaration.BadRows.ToString(CultureInfo.InvariantCulture))],
                declaration.BadRows > 0 ? $"“{picture.NameOf(declaration.UnitId)}”的申报表有{declaration.BadRows}行未能接收，请补正。" : $"“{picture.NameOf(declaration.UnitId)}”的申报表没有行，也没有“无二次接入单位”声明。",
                declaration.BadRows > 0 ? $"{declaration.BadRows} rows in the table of '{picture.NameOf(declaration.UnitId)}' could not be taken; correct them." : $"The table of '{picture.NameOf(declaration.UnitId)}' has no rows and does not state that there are none.",
                district: picture.Find(declaration.UnitId)?.District);
        }
    }
}
