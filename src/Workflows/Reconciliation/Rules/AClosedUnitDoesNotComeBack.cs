using Orchestrator.Workflows.Reconciliation.Matching;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>A unit that was closed down or penalised does not come back within a year: under a new line at its place, on its circuit or by its operator.</summary>
internal sealed class AClosedUnitDoesNotComeBack : ReconciliationRule
{
    public const string Rule = "RC-20";

    public override string Id => Rule;

    public override string Zh => "被取缔、停网或者受处罚的单位一年内不再出现。";

    public override string En => "A unit that was closed down or penalised does not come back within a year.";

    public override string LeadType => "RESURGENCE";

    public override string Severity => "A";

    public override string Basis => "工作方案四（三）；147号令第二十条第（四）项；A28";

    public override string InnocentZh => "同址由无关的新单位合法接手；受处罚单位整改合格后依法新开线路。";

    public override string InnocentEn => "An unrelated unit has lawfully taken over the place, or the penalised unit has rectified and opened a further line lawfully.";

    private const int Days = 365;

    /// <summary>The penalty or termination after which the unit came back.</summary>
    public static string SanctionOf(ReconciliationFinding finding) => finding.Key.Split('|')[1];

    public override IEnumerable<Discrepancy> Check(AccessPicture picture)
    {
        var byAddress = picture.Declared.Where(row => row.InstallAddress.Length > 0).ToLookup(row => AddressKey.Of(row.InstallAddress));
        var byCircuit = picture.Declared.ToLookup(row => row.CircuitId, StringComparer.OrdinalIgnoreCase);
        var byName = picture.Declared.ToLookup(row => row.NameKey);
        var byNumber = picture.Declared.Where(row => row.RegistrationNumber is not ("" or RegistrationNumber.None)).ToLookup(row => row.RegistrationNumber);
        foreach (var sanction in picture.Field.Sanctions)
        {
            var back = byAddress[AddressKey.Of(sanction.Address)].Select(row => (Row: row, Zh: "地址", En: "address"))
                .Concat(sanction.CircuitId is { } circuit ? byCircuit[circuit].Select(row => (Row: row, Zh: "电路", En: "circuit")) : [])
                .Concat(byName[UnitName.Key(sanction.Name)].Concat(byNumber[sanction.RegistrationNumber]).Select(row => (Row: row, Zh: "经营者", En: "operator")))
                .Where(found => found.Row.OpenedOn is { } opened && opened > sanction.On && opened <= sanction.On.PlusDays(Days));
            foreach (var found in back.GroupBy(found => found.Row))
            {
                var (row, zh, en) = (found.Key, string.Join("、", found.Select(sign => sign.Zh).Distinct()), string.Join(", ", found.Select(sign => sign.En).Distinct()));
                var (whatZh, whatEn) = sanction.Closes ? ("被停网或取缔", "closed down") : ("受到处罚", "penalised");
                yield return Found($"{sanction.Id}|{row.ReporterUnitId}|{row.CircuitId}", [picture.NodeOf(row), row.ReporterUnitId], [("sanction", sanction.Id), ("opened", $"{row.OpenedOn:yyyy-MM-dd}"), ("by", en)],
                    $"“{sanction.Name}”于{sanction.On:yyyy-MM-dd}{whatZh}，“{row.Name}”的线路{row.CircuitId}于{row.OpenedOn:yyyy-MM-dd}以相同{zh}再次出现。",
                    $"'{sanction.Name}' was {whatEn} on {sanction.On:yyyy-MM-dd}; line {row.CircuitId} of '{row.Name}', opened on {row.OpenedOn:yyyy-MM-dd}, has the same {en}.", district: row.District);
            }
        }
    }
}
