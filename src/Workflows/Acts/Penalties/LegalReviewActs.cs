using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>Legal review before anything is announced to the unit, and again after a hearing (P04).</summary>
internal sealed class LegalReviewActs : ActGroup
{
    public const string Pass = "Pass";

    public override string Code => "legal-review";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Pass, "审核通过", "Pass", Fields.Opinion, Fields.Flag("complex", "案情复杂、重大或者改变定性，提请集体讨论", "Complex, grave or judged otherwise than proposed: to be discussed")),
        FormThatReturns("Return", "退回补充调查", "Return"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new WhoInvestigatesNeitherReviewsNorDecides(), new OnlyAProposedPenaltyIsReviewed())
        ?? (request.Outcome == Pass ? Safeguard.First(facts, request, new AfterAHearingItsReportIsNeeded()) : null);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (request.Outcome != Pass)
            return;
        facts.Penalty.IsComplex |= request.Form.Flag("complex");
        facts.Penalty.LegalReviewerId = request.Actor.Id;
        facts.Penalty.ReviewedAt = request.Now;
    }
}
