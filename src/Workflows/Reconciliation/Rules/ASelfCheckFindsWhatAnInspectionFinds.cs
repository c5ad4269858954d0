using System.Globalization;

namespace Orchestrator.Workflows.Reconciliation.Rules;

/// <summary>A self-check tells what an inspection finds.</summary>
internal sealed class ASelfCheckFindsWhatAnInspectionFinds : ReconciliationRule
{
    public override string Id => "RC-19";

    public override string Zh => "检查发现的问题在自查中已报告。";

    public override string En => "A self-check tells what an inspection finds.";

    public override string LeadType => "FALSE_SELF_CHECK";

    public override string Severity => "A";

    public override string Basis => "公安部令第33号第八条、第二十一条第（四）项；V04";

    public override string InnocentZh => "问题在自查之后才发生，或者确属不知；须查明故意。";

    public override string InnocentEn => "The issue arose later, or was truly unknown; intent has to be shown.";

    public override IEnumerable<Discrepancy> Check(AccessPicture picture) =>
        from inspection in picture.Field.Inspections
        where inspection.Issues > 0 && picture.Statements.TryGetValue(inspection.UnitId, out var statement) && statement.Gaps == 0 && statement.ReceivedAt <= inspection.At
        group inspection by inspection.UnitId into visits
        let visit = visits.MaxBy(visit => visit.At)!
        select Found(visits.Key, [visits.Key], [("issues", visit.Issues.ToString(CultureInfo.InvariantCulture))],
            $"“{picture.NameOf(visits.Key)}”自查报告无问题，检查发现{visit.Issues}项不符合。", $"'{picture.NameOf(visits.Key)}' reported no gap; the inspection found {visit.Issues} item(s).", district: picture.Find(visits.Key)?.District);
}
