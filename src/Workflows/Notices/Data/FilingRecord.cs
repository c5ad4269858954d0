using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D16, the registration of a penalty case; its number is the case's filing number.</summary>
internal sealed class FilingRecord : NoticeContent
{
    public override string Code => "D16";

    public override FilePart Part => FilePart.Filing;

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Findings | CaseNeeds.Inspection | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var violation = Violations.Get(facts.Penalty.Violation);
        data["officers"] = Plain.Officers(facts);
        data["cause"] = $"涉嫌{violation.NameZh}";
        data["source"] = facts.Inspection?.Kind == InspectionKind.Recheck ? "recheck" : "inspection";
        data["received_at"] = Plain.Instant(facts.Penalty.OpenedAt);
        data["facts"] = facts.Penalty.Facts;
        data["evidence"] = Plain.List(facts.OpenFindings.Select(finding => finding.Evidence).Distinct());
        data["basis"] = PenaltyBases.Violated(violation);
        data["opinion"] = "建议受案调查";
        data["approval"] = new JsonObject
        {
            ["opinion"] = Plain.FromForm(facts, "penalty-filing", "opinion") ?? "同意受案",
            ["by"] = data["signer"]?.GetValue<string>() ?? facts.Campaign.Settings.ContactRole,
            ["date"] = Plain.Date(facts.Penalty.FiledOn ?? moment.Today),
        };
    }

    public override void OnIssued(CaseFacts facts, Notice notice) => facts.Penalty.FilingNumber = notice.DocumentNumber;
}
