using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>
/// D29, the slip with which fine and confiscation are paid. It goes to the unit together with the decision, whose service starts the time to pay. Number, code and
/// bank are the treasury's and are written in by hand.
/// </summary>
internal sealed class PaymentSlip : NoticeContent
{
    public const string Number = "D29";

    public override string Code => Number;

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Notices;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var penalty = facts.Penalty;
        data["decision_no"] = facts.Notices.FirstOrDefault(notice => notice.Id == penalty.DecisionNoticeId)?.DocumentNumber;
        data["decided_on"] = Plain.Date(penalty.DecidedOn ?? moment.Today);
        data["fine"] = penalty.Decided?.Fine;
        data["confiscation"] = penalty.Decided?.Confiscation;
        data["total"] = penalty.Decided is { } decided ? decided.Fine + decided.Confiscation : null;
        data["term"] = facts.Profile.LengthOf("T-26") is { } term ? Plain.Term(term) : null;
        data["basis"] = PenaltyBases.Procedure(facts.Profile, facts.Profile.PenaltyLaw.Payment, facts.Profile.PenaltyLaw.Surcharge);
        data["surcharge_percent"] = facts.Profile.SurchargeDailyRate * 100;
        data["surcharge_capped"] = facts.Profile.SurchargeCapped;
    }
}
