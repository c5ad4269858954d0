using System.Globalization;
using Orchestrator.Workflows.Declarations;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>A line for own use serves only its holder.</summary>
internal sealed class ALineForOwnUseServesOnlyItsHolder : ReconciliationRule
{
    public override string Id => "RC-08";

    public override string Zh => "自用专线只供本单位使用。";

    public override string En => "A line for own use serves only its holder.";

    public override string LeadType => "RESALE_SUSPECT";

    public override string Severity => "A";

    public override string Basis => "国际联网管理暂行规定实施办法第二十一条第（二）项；V13";

    public override string InnocentZh => "合署办公的下属单位，或者填报口径有误；现场检查。";

    public override string InnocentEn => "Subordinate bodies in one house, or a figure misread; checked on site.";

    private const int TerminalsForOneOfStaff = 3;

    public override IEnumerable<Discrepancy> Check(AccessPicture picture)
    {
        foreach (var row in picture.Declared.Where(row => row.Usage == DeclarationWords.OwnUse))
        {
            var node = picture.NodeOf(row);
            var staff = picture.Statements.GetValueOrDefault(node)?.Staff;
            var isShared = row.UsersOrganisations > 1;
            var isCrowded = staff is > 0 && row.Terminals > TerminalsForOneOfStaff * staff;
            if (!isShared && !isCrowded)
                continue;
            yield return Found($"{row.ReporterUnitId}|{row.CircuitId}", [node, row.ReporterUnitId], [("users_org", Text(row.UsersOrganisations)), ("terminals", Text(row.Terminals)), ("staff", Text(staff))],
                $"“{row.Name}”的线路{row.CircuitId}报为自用，却有{(isShared ? $"{row.UsersOrganisations}个单位用户" : $"{row.Terminals}台终端而员工仅{staff}人")}。",
                $"Line {row.CircuitId} of '{row.Name}' is declared for own use, yet {(isShared ? $"{row.UsersOrganisations} organisations use it" : $"there are {row.Terminals} terminals for {staff} of staff")}.",
                district: row.District);
        }
    }

    private static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
