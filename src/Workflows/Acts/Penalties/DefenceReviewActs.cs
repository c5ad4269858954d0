using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The officers review the unit's defence: the opinion stands, or it changes and is reviewed and announced anew, never heavier (P07, G-P4).</summary>
internal sealed class DefenceReviewActs : ActGroup
{
    public const string Keep = "Keep";
    public const string Change = "Change";

    public override string Code => "defence-review";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Keep, "维持处罚意见", "Keep the opinion", Fields.LongText("review", "复核意见及采纳情况", "Review and what was adopted")),
        Form(Change, "变更处罚意见", "Change the opinion", [Fields.LongText("review", "复核意见及采纳情况", "Review and what was adopted"), .. Fields.Penalty]),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new TwoDifferentOfficersInvestigate(), new OnlyADefenceThatWasMadeIsReviewed())
        ?? (request.Outcome == Change ? Safeguard.First(facts, request, new ThePenaltyKeepsToKindsAndCeilings(), new TheDecisionIsNeverHeavierThanAnnounced()) : null);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (request.Outcome != Change)
            return;
        facts.Penalty.Proposed = PenaltyContents.Read(request.Form);
        facts.Penalty.HearingRight = PenaltyRules.HearingRequired(facts.Penalty.Proposed, facts.Profile);
        facts.Penalty.Defence = null;
        facts.Penalty.RightsWaived = false;
        facts.Penalty.AdvanceNoticeId = null;
        facts.Penalty.AdvanceNoticeServedOn = null;
        facts.Penalty.LegalReviewerId = null;
        facts.Penalty.ReviewedAt = null;
    }
}
