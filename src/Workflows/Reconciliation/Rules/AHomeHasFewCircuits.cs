using Orchestrator.Workflows.Reconciliation.Matching;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>A home does not have many circuits.</summary>
internal sealed class AHomeHasFewCircuits : ReconciliationRule
{
    public override string Id => "RC-14";

    public override string Zh => "居住场所不集中多条电路。";

    public override string En => "A home does not have many circuits.";

    public override string LeadType => "RENTAL_SUSPECT";

    public override string Severity => "B";

    public override string Basis => "国务院令第195号第十条；C18、A26";

    public override string InnocentZh => "小区机房或者多户各自开通。";

    public override string InnocentEn => "The equipment room of an estate, or several tenants with a line each.";

    private const int Many = 3;

    public override IEnumerable<Discrepancy> Check(AccessPicture picture) =>
        from row in picture.Declared
        where row.InstallAddress.Length > 0 && AddressKey.IsResidential(row.InstallAddress)
        group row by AddressKey.Of(row.InstallAddress) into rows
        let circuits = rows.Select(row => row.CircuitId).Distinct().Order(StringComparer.Ordinal).ToList()
        where circuits.Count >= Many
        select Found(rows.Key, [.. rows.Select(picture.NodeOf).Distinct().Order(StringComparer.Ordinal)], [("circuits", string.Join(",", circuits))],
            $"居住场所“{rows.First().InstallAddress}”有{circuits.Count}条电路。", $"{circuits.Count} circuits end at '{rows.First().InstallAddress}', where people live.", district: rows.First().District);
}
