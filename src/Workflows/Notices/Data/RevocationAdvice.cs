using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D37, the letter by which the licensing authority is asked to revoke a licence (33号令 arts. 20, 21).</summary>
internal sealed class RevocationAdvice : NoticeContent
{
    public override string Code => "D37";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Notices;

    public override string Addressee(CaseFacts facts) => Authority;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var violation = Violations.Get(facts.Penalty.Violation);
        data["authority"] = Authority;
        data["facts"] = facts.Penalty.Facts ?? violation.NameZh;
        data["decision_no"] = Plain.NumberOf(facts, "D27");
        data["decided_on"] = Plain.Date(facts.Penalty.DecidedOn);
        data["basis"] = PenaltyBases.Penalty(violation);
        data["advice"] = "依法吊销该单位的经营许可证或者取消联网资格";
    }

    private const string Authority = "广东省通信管理局";
}
