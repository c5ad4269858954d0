using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D26, the decision on the spot: handed over where the violation was found.</summary>
internal sealed class SpotDecision : NoticeContent
{
    public override string Code => "D26";

    public override FilePart Part => FilePart.Decision;

    public override IReadOnlyList<string> Encloses => [PaymentSlip.Number];

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var decided = facts.Penalty.Decided ?? throw new Refusals.RefusedException(new Refusals.Refusal("notice.not-decided", "尚未作出处罚决定。", "No penalty has been decided.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.OnTheSpot).Zh));
        var violation = Violations.Get(facts.Penalty.Violation);
        data["officers"] = Plain.Officers(facts);
        data["facts"] = facts.Penalty.Facts;
        data["violation"] = violation.NameZh;
        data["penalty"] = Plain.Penalty(decided);
        data["penalty_basis"] = PenaltyBases.Penalty(violation);
        data["procedure_basis"] = PenaltyBases.Procedure(facts.Profile, facts.Profile.PenaltyLaw.OnTheSpot);
        data["payment"] = decided.Fine > 0 ? new JsonObject { ["place"] = "缴款通知书载明的代收银行" } : null;
        data["remedy"] = Plain.Remedy(facts);
    }

    public override void OnIssued(CaseFacts facts, Notice notice) => facts.Penalty.DecisionNoticeId = notice.Id;

    public override void OnServed(CaseFacts facts, Notice notice, ServiceRecord service)
    {
        if (facts.Penalty.DecisionNoticeId == notice.Id)
            facts.Penalty.DecisionServedOn = service.ServedOn;
    }
}
