using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts.Orders;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D14, the unit's own report of what it has put right, as it was received.</summary>
internal sealed class RectificationReport : NoticeContent
{
    public override string Code => "D14";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Orders | CaseNeeds.Findings | CaseNeeds.Acts;

    public override FilePart Part => FilePart.Evidence;

    public override bool QuotesOthers => true;

    public override string Addressee(CaseFacts facts) => IssuingOrgan.Of(facts.Campaign).Name;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var order = facts.Order;
        data["order"] = new JsonObject { ["doc_no"] = order?.DocumentNumber, ["served_on"] = Plain.Date(order?.ServedOn), ["due_date"] = Plain.Date(order?.DueOn) };
        var reported = facts.Findings.Where(finding => finding.Status == FindingStatus.Reported).ToList();
        data["items"] = reported.Count == 0 ? null : new JsonArray([.. reported.Select(finding => (JsonNode)new JsonObject { ["code"] = finding.ItemCode, ["title"] = Checklist.Get(finding.ItemCode).TitleZh, ["fact"] = finding.Fact })]);
        if (facts.Acts.LastOrDefault(taken => taken is { Act: "rectification", Outcome: RectificationActs.Report }) is not { } report)
            return;
        data["measures"] = report.Form.TextOrNull("measures");
        data["evidence"] = Plain.Lines(report.Form.Text("evidence"));
        data["reported_by"] = report.By;
        data["reported_at"] = Plain.Instant(report.At);
    }
}
