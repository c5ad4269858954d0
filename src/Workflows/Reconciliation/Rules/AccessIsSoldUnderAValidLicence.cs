using System.Text.RegularExpressions;
using NodaTime;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>Access is sold under a licence that is valid and covers it.</summary>
internal sealed partial class AccessIsSoldUnderAValidLicence : ReconciliationRule
{
    public override string Id => "RC-11";

    public override string Zh => "经营性接入持有效且范围相符的许可证。";

    public override string En => "Access is sold under a licence that is valid and covers it.";

    public override string LeadType => "LICENCE";

    public override string Severity => "A";

    public override string Basis => "国务院令第195号第八条；电信条例第七条；V11";

    public override string InnocentZh => "换证期间，或者号码抄写有误；移送通信管理局核实。";

    public override string InnocentEn => "A licence under renewal, or a number miscopied; put before the telecommunications administration.";

    private static readonly LocalDate ClassesOf2016 = new(2016, 3, 1);

    public override IEnumerable<Discrepancy> Check(AccessPicture picture)
    {
        var listed = picture.Field.Licences.ToDictionary(licence => licence.Number, StringComparer.OrdinalIgnoreCase);
        foreach (var rows in picture.Declared.Where(row => row.IsCommercial).GroupBy(picture.NodeOf))
        {
            var unit = picture.Find(rows.Key);
            var number = rows.Select(row => row.LicenceNumber).FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? unit?.LicenceNumber;
            if (Fault(number, rows.First(), picture, listed) is not var (code, zh, en))
                continue;
            yield return Found(rows.Key, [rows.Key], [("licence", number ?? ""), ("fault", code)],
                $"“{rows.First().Name}”经营接入业务，{zh}。", $"'{rows.First().Name}' sells access: {en}.", district: rows.First().District);
        }
    }

    private static (string Code, string Zh, string En)? Fault(string? number, DeclaredUnit row, AccessPicture picture, Dictionary<string, LicenceFact> listed)
    {
        if (string.IsNullOrEmpty(number))
            return ("missing", "没有经营许可证", "it has no licence");
        if (!Number().IsMatch(number))
            return ("form", $"许可证号{number}格式不符", $"the licence number {number} has the wrong form");
        if (!Covers(number, picture.Today))
            return ("class", $"许可证{number}的类别不含接入服务", $"the class of licence {number} does not cover access");
        if (listed.Count == 0)
            return null;
        return !listed.TryGetValue(number, out var licence) ? ("unlisted", $"许可证{number}不在发证机关名录中", $"licence {number} is not on the authority's list")
            : licence.ValidUntil < picture.Today ? ("expired", $"许可证{number}已于{licence.ValidUntil:yyyy-MM-dd}到期", $"licence {number} expired on {licence.ValidUntil:yyyy-MM-dd}")
            : !licence.Scope.Contains("接入", StringComparison.Ordinal) ? ("scope", $"许可证{number}的业务种类为{licence.Scope}，不含接入", $"licence {number} is for {licence.Scope}, not for access")
            : UnitName.Key(licence.Holder) != row.NameKey ? ("holder", $"许可证{number}的持有人是{licence.Holder}", $"licence {number} is held by {licence.Holder}")
            : null;
    }

    // Until the catalogue of 2016 access was of class B2; since then of B1; a basic telecommunications licence (A) covers it at any time.
    private static bool Covers(string number, LocalDate day) =>
        number.Contains("A1", StringComparison.Ordinal) || number.Contains("A2", StringComparison.Ordinal) || number.Contains(day < ClassesOf2016 ? "B2" : "B1", StringComparison.Ordinal);

    [GeneratedRegex(@"^(\p{IsCJKUnifiedIdeographs})?(A1|A2|B1|B2)-\d{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
