using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D28, the decision to impose no penalty.</summary>
internal sealed class NoPenaltyDecision : NoticeContent
{
    public override string Code => "D28";

    public override FilePart Part => FilePart.Decision;

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["facts"] = Plain.Lines(facts.Penalty.Facts ?? "");
        data["evidence"] = Plain.Lines(Plain.FromForm(facts, "penalty-investigation", "evidence") ?? "");
        data["reason"] = Plain.FromForm(facts, "penalty-decision", "reason");
        data["basis"] = PenaltyBases.Procedure(facts.Profile, facts.Profile.PenaltyLaw.CollectiveDiscussion);
        data["education"] = "你单位应当严格遵守互联网安全管理规定，落实各项安全保护管理制度和技术措施";
        data["remedy"] = Plain.Remedy(facts);
    }

    public override void OnIssued(CaseFacts facts, Notice notice) => facts.Penalty.DecisionNoticeId = notice.Id;

    public override void OnServed(CaseFacts facts, Notice notice, ServiceRecord service) => facts.Penalty.DecisionServedOn = service.ServedOn;
}
