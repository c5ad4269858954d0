using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The officers conclude the investigation and propose a penalty (P02 → P03).</summary>
internal sealed class InvestigationActs : ActGroup
{
    public override string Code => "penalty-investigation";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Conclude", "调查终结，提出处罚意见", "Conclude and propose a penalty",
        [
            Fields.LongText("facts", "违法事实", "Facts"),
            Fields.LongText("evidence", "证据", "Evidence"),
            Fields.LongText("discretion", "裁量情节", "Grounds of discretion"),
            .. Fields.Penalty,
        ]),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new TwoDifferentOfficersInvestigate(), new ThePenaltyKeepsToKindsAndCeilings());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var proposed = PenaltyContents.Read(request.Form);
        facts.Penalty.Facts = request.Form.Text("facts");
        facts.Penalty.Proposed = proposed;
        facts.Penalty.HearingRight = PenaltyRules.HearingRequired(proposed, facts.Profile);
        // A new proposal starts the review and the unit's rights afresh.
        facts.Penalty.LegalReviewerId = null;
        facts.Penalty.ReviewedAt = null;
        facts.Penalty.AdvanceNoticeId = null;
        facts.Penalty.AdvanceNoticeServedOn = null;
        facts.Penalty.RightsWaived = false;
        facts.Penalty.CollectivelyDiscussed = false;
    }
}
