using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>Legal review of a proposal to transfer a case or turn it criminal (PX2, PX3).</summary>
internal sealed class EndingReviewActs : ActGroup
{
    public const string Pass = "Pass";

    public override string Code => "ending-review";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Pass, "审核同意", "Agree", Fields.Opinion),
        FormThatReturns("Return", "退回继续调查", "Return to the investigation"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => Safeguard.First(facts, request, new WhoProposesAnEndingDoesNotApproveIt());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (facts.Penalty.Ending is { } ending)
            facts.Penalty.Ending = request.Outcome == Pass ? ending with { ReviewedBy = request.Actor.Id } : null;
    }
}
