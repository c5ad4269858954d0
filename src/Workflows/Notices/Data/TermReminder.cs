using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D13, the letter that the time to rectify is running out.</summary>
internal sealed class TermReminder : NoticeContent
{
    public override string Code => "D13";

    public override bool TellsUnit => true;

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Orders | CaseNeeds.Findings;

    public override bool IsMoot(CaseFacts facts) => !facts.OpenFindings.Any();

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["order"] = new JsonObject { ["doc_no"] = facts.Order?.DocumentNumber, ["due_date"] = Plain.Date(facts.Order?.DueOn) };
        data["open_items"] = Plain.List(facts.OpenFindings.Select(finding => Checklist.Get(finding.ItemCode).TitleZh));
        data["report_to"] = facts.Campaign.Settings.ContactRole;
    }
}
