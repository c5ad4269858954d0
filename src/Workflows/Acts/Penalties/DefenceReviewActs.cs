using Orchestrator.Workflows.Cases;
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
        TwoOfficers.OnDuty(facts.Penalty.LeadOfficerId, facts.Penalty.CoOfficerId, request.Actor)
        ?? (facts.Penalty.Defence is null ? new Refusal("penalty.no-defence", "当事人没有提出陈述申辩。", "The unit has not stated a defence.") : null)
        ?? (request.Outcome == Change
            ? PenaltyContents.WithinLaw(PenaltyContents.Read(request.Form), facts.Penalty, facts.Profile)
              ?? PenaltyRules.NotHeavierThanAnnounced(PenaltyContents.Read(request.Form), facts.Penalty.Proposed!, facts.Profile)
            : null);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (request.Outcome != Change)
            return;
        facts.Penalty.Proposed = PenaltyContents.Read(request.Form);
        facts.Penalty.HearingRight = PenaltyRules.HearingRequired(facts.Penalty.Proposed, facts.Profile);
        facts.Penalty.LegalReviewerId = null;
        facts.Penalty.ReviewedAt = null;
    }
}
