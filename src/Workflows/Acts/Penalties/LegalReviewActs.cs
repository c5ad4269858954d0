using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>Legal review before anything is announced to the unit (P04).</summary>
internal sealed class LegalReviewActs : ActGroup
{
    public const string Pass = "Pass";

    public override string Code => "legal-review";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Pass, "审核通过", "Pass", Fields.Opinion),
        FormWithReason("Return", "退回补充调查", "Return"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new WhoInvestigatesNeitherReviewsNorDecides(), new OnlyAProposedPenaltyIsReviewed());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (request.Outcome != Pass)
            return;
        facts.Penalty.LegalReviewerId = request.Actor.Id;
        facts.Penalty.ReviewedAt = request.Now;
    }
}
