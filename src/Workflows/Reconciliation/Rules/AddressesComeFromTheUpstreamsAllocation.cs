using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>Declared addresses lie within what the upstream was allocated.</summary>
internal sealed class AddressesComeFromTheUpstreamsAllocation : ReconciliationRule
{
    public override string Id => "RC-05";

    public override string Zh => "申报的IP地址在上级的分配范围内。";

    public override string En => "Declared addresses lie within what the upstream was allocated.";

    public override string LeadType => "IP_ORIGIN";

    public override string Severity => "A";

    public override string Basis => "工作方案三（IP地址资源使用情况）；RC-05、V3";

    public override string InnocentZh => "独立于运营商的地址段，或者转租所得。";

    public override string InnocentEn => "A provider-independent block, or one subleased.";

    public override IEnumerable<Discrepancy> Check(AccessPicture picture)
    {
        foreach (var row in picture.Declared)
        {
            var allocation = picture.AllocationOf(row.ReporterUnitId);
            if (allocation.Count == 0)
                continue;
            var foreign = row.AddressRanges.Where(range => !AddressSpan.Covers(allocation, AddressSpan.Parse(range).Value)).ToList();
            if (foreign.Count == 0)
                continue;
            var operators = foreign.Select(range => AddressOperators.Shenzhen.OperatorOf(AddressSpan.Parse(range).Value)).Where(name => !string.IsNullOrEmpty(name)).Distinct().ToList();
            yield return Found($"{row.ReporterUnitId}|{row.CircuitId}", [row.ReporterUnitId, picture.NodeOf(row)], [("ranges", string.Join(",", foreign)), ("operators", string.Join(",", operators))],
                $"“{picture.NameOf(row.ReporterUnitId)}”申报“{row.Name}”使用{string.Join("、", foreign)}，不在其分配范围内。" + (operators.Count > 0 ? $"该段公开登记的使用者为{string.Join("、", operators)}。" : ""),
                $"'{picture.NameOf(row.ReporterUnitId)}' declares {string.Join(", ", foreign)} for '{row.Name}', outside its own allocation." + (operators.Count > 0 ? $" Published as used by {string.Join(", ", operators)}." : ""),
                district: row.District);
        }
    }
}
