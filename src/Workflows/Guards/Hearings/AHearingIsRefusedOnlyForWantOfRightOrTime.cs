using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Hearings;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Hearings;

/// <summary>A hearing is refused only when there is no right to it, it was asked for late, or by somebody else.</summary>
internal sealed class AHearingIsRefusedOnlyForWantOfRightOrTime : Safeguard
{
    public override string Rule => "T-20";

    public override IReadOnlyList<string> Transitions => ["PT-20"];

    public override string Zh => "不予受理听证限于没有听证权利、逾期申请或者非当事人申请。";

    public override string En => "A hearing is refused only when there is no right to it, it was asked for late, or by somebody else.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (request.Outcome != HearingAcceptanceActs.Refuse || facts.Penalty.Hearing is not { } hearing || facts.Penalty.AdvanceNoticeServedOn is not { } served)
            return null;
        var isLate = HearingWindow.CheckRequest(facts.Clock, served, hearing.RequestedOn, hearing.PostedOn, facts.Profile) is not null;
        return !facts.Penalty.HearingRight || isLate || request.Form.Text("ground") == HearingAcceptanceActs.NotTheParty ? null
            : new Refusal("hearing.must-be-accepted", "申请人有听证权利且在期限内提出，应当受理；只有申请人不是当事人或者其代理人时才可以不予受理。", "The unit has the right and asked in time, so the hearing must be accepted; only a request by somebody else may be refused.",
                facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.HearingProcedure).Zh);
    }
}
