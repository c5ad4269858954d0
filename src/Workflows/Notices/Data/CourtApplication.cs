using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D33, the application to the court for enforcement (行政强制法 art. 55).</summary>
internal sealed class CourtApplication : NoticeContent
{
    public override string Code => "D33";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Notices;

    public override string Addressee(CaseFacts facts) => facts.Penalty.Enforcement?.Court ?? base.Addressee(facts);

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        PaymentDemand.Fill(facts, moment, data);
        var enforcement = facts.Penalty.Enforcement!;
        data["court"] = enforcement.Court;
        data["decision_served_on"] = Plain.Date(facts.Penalty.DecisionServedOn);
        data["demand_served_on"] = Plain.Date(enforcement.DemandServedOn);
        data["answer"] = enforcement.DemandAnswer;
        data["basis"] = Plain.List(facts.Profile.LengthOf("T-28") is null ? "《中华人民共和国行政诉讼法》第六十六条" : "《中华人民共和国行政强制法》第五十三条");
        data["materials"] = Plain.List("行政处罚决定书及事实、理由和依据", "当事人的意见及催告情况", "申请强制执行标的情况");
    }

    public override void OnIssued(CaseFacts facts, Notice notice) => facts.Penalty.Enforcement = facts.Penalty.Enforcement! with { CourtAppliedOn = notice.IssuedOn };
}
