using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Orders;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>
/// D11, the order to rectify. Its last day depends on the day of service, which nobody knows when it is printed: the text therefore counts
/// from receipt, and the date stands on the receipt.
/// </summary>
internal sealed class OrderNotice : NoticeContent
{
    public override string Code => "D11";

    public override FilePart Part => FilePart.Decision;

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Orders | CaseNeeds.Findings | CaseNeeds.Inspection | CaseNeeds.Notices;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var order = Approved(facts);
        var findings = facts.Findings.Where(finding => finding.OrderId == order.Id && finding.Status != FindingStatus.Fixed).ToList();
        data["officers"] = Plain.Officers(facts);
        data["inspection"] = new JsonObject
        {
            ["date"] = facts.Inspection is { } visit ? Plain.Date(LegalClock.DateOf(visit.StartedAt)) : null,
            ["place"] = facts.Inspection?.Place ?? facts.Unit.Address,
            ["notice_no"] = Plain.NumberOf(facts, "D06"),
            ["basis"] = Bases.Inspection,
        };
        data["items"] = new JsonArray([.. findings.Select(finding => Item(finding, order))]);
        data["order_basis"] = Bases.Order;
        data["term"] = new JsonObject { ["length"] = order.TermDays, ["unit"] = "calendar_days" };
        data["report_to"] = facts.Campaign.Settings.ContactRole;
        data["penalty_basis"] = Bases.NotObeyed;
        data["remedy"] = Plain.Remedy(facts);
    }

    public override void OnIssued(CaseFacts facts, Notice notice)
    {
        var order = Approved(facts);
        order.NoticeId = notice.Id;
        order.DocumentNumber = notice.DocumentNumber;
    }

    public override void OnServed(CaseFacts facts, Notice notice, ServiceRecord service)
    {
        if (facts.Orders.FirstOrDefault(order => order.NoticeId == notice.Id) is { } order)
            order.ServedOn = service.ServedOn;
    }

    private static RectificationOrder Approved(CaseFacts facts) => facts.Orders.LastOrDefault(order => order.Status == OrderStatus.Approved)
        ?? throw new Refusals.RefusedException(new Refusals.Refusal("notice.no-approved-order", "没有已批准的责令整改事项。", "There is no approved order to issue.", "TR-14"));

    private static JsonObject Item(Finding finding, RectificationOrder order)
    {
        var item = Checklist.Get(finding.ItemCode);
        var composed = order.Items?.FirstOrDefault(row => row.FindingId == finding.Id);
        return new JsonObject
        {
            ["title"] = item.TitleZh,
            ["fact"] = finding.Fact,
            ["evidence"] = Plain.List(finding.Evidence),
            ["duty_basis"] = composed is null ? Plain.List(finding.Basis) : Plain.List([.. composed.Bases]),
            ["requirement"] = composed?.Requirement ?? item.RequirementZh,
            ["days"] = composed is { Days: > 0 } && composed.Days < order.TermDays ? composed.Days : null,
            ["interim"] = finding.Severity == "A" ? "暂停相关业务或者采取等效的防护措施" : null,
        };
    }
}
