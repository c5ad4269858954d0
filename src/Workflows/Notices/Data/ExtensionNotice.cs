using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D12, the answer to a request for more time. Issued before the new period is armed, so the new last day is counted here from the old one.</summary>
internal sealed class ExtensionNotice : NoticeContent
{
    public override string Code => "D12";

    public override FilePart Part => FilePart.Decision;

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Orders | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var order = facts.Order;
        data["order_no"] = order?.DocumentNumber;
        data["request"] = new JsonObject { ["received_on"] = Plain.Date(order?.ExtensionAskedOn), ["reason"] = order?.ExtensionReason };
        data["old_due_date"] = Plain.Date(order?.DueOn);
        var days = facts.Forms.TryGetValue("extension", out var answer) ? new FormValues(answer).IntegerOrNull("days") : null;
        if (days is { } granted && order?.DueOn is { } due)
        {
            data["granted"] = new JsonObject
            {
                ["due_date"] = Plain.Date(facts.Clock.Due(due, StatutoryPeriod.CalendarDays(granted), facts.Profile).DueOn),
                ["interim"] = Plain.FromForm(facts, "extension", "conditions"),
            };
        }
        else
        {
            data["refused"] = new JsonObject { ["reason"] = Plain.FromForm(facts, "extension", "reason") };
        }
    }
}
