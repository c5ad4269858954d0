using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D31, the notice that the stop begins; its service starts T-33.</summary>
internal sealed class StopNotice : NoticeContent
{
    public override string Code => "D31";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Notices;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        data["decision_no"] = Plain.NumberOf(facts, "D27");
        data["decided_on"] = Plain.Date(facts.Penalty.DecidedOn);
        data["days"] = facts.Penalty.Decided?.StopDays;
        data["scope"] = facts.Penalty.Enforcement?.StopScope ?? "全部互联网接入服务";
        data["stays_on"] = "与整改和配合检查有关的联络线路";
        data["restoration"] = "期满并经检查合格，由我局书面通知后方可恢复";
        data["carrier"] = "为该单位提供接入的运营单位";
        data["basis"] = PenaltyBases.Penalty(Violations.Get(facts.Penalty.Violation));
    }

    public override void OnServed(CaseFacts facts, Notice notice, ServiceRecord service) => facts.Penalty.Enforcement = (facts.Penalty.Enforcement ?? new()) with { StopFrom = service.ServedOn };
}
