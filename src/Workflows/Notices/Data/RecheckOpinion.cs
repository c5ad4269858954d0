using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Orders;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D15, what a recheck of an order found.</summary>
internal sealed class RecheckOpinion : NoticeContent
{
    public override string Code => "D15";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Orders | CaseNeeds.Findings | CaseNeeds.Inspection | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        // After a partial recheck the next order is approved already; the opinion speaks of the one that was served.
        var order = facts.Orders.LastOrDefault(order => order.ServedOn is not null);
        data["officers"] = Plain.Officers(facts);
        data["order"] = new JsonObject { ["doc_no"] = order?.DocumentNumber, ["served_on"] = Plain.Date(order?.ServedOn), ["due_date"] = Plain.Date(order?.DueOn) };
        data["recheck"] = new JsonObject
        {
            ["date"] = facts.Inspection is { } visit ? Plain.Date(LegalClock.DateOf(visit.StartedAt)) : null,
            ["place"] = facts.Inspection?.Place ?? facts.Unit.Address,
        };
        data["items"] = Items(facts);
        (data["conclusion"], data["next_step"]) = facts.Inspection?.Result switch
        {
            InspectionResult.AllFixed => ("passed", "准予转入检查验收"),
            InspectionResult.PartlyFixed => ("partly", "对未整改事项另行责令限期整改"),
            // The penalty case has just ended without a penalty; what is left is rechecked once more (TR-28).
            _ when facts.Case.State == UnitCaseState.U40 => ("failed", "督促继续整改，另行复查"),
            _ => ("failed", "依法立案查处"),
        };
    }

    public override void OnIssued(CaseFacts facts, Notice notice) => facts.Inspection!.RecordId = notice.Id;

    private static JsonArray Items(CaseFacts facts)
    {
        var rows = new JsonArray();
        if (facts.Forms.GetValueOrDefault("recheck")?["results"] is not JsonArray results)
            return rows;
        foreach (var result in results.OfType<JsonObject>())
        {
            var isFixed = result["fixed"]?.GetValue<bool>() ?? false;
            var finding = facts.Findings.FirstOrDefault(finding => finding.Id == result["finding"]?.GetValue<string>());
            if (finding is null)
                continue;
            var note = result["note"]?.GetValue<string>();
            rows.Add(new JsonObject
            {
                ["title"] = Checklist.Get(finding.ItemCode).TitleZh,
                ["found"] = string.IsNullOrWhiteSpace(note) ? isFixed ? "已按要求整改" : "未按要求整改" : note,
                ["result"] = isFixed ? "fixed" : "not_fixed",
            });
        }
        return rows;
    }
}
