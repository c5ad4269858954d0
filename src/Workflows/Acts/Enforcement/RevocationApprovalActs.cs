using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Enforcement;

/// <summary>The commander revokes the decision on the police's own initiative (PX4), or does not.</summary>
internal sealed class RevocationApprovalActs : ActGroup
{
    public const string Approve = "Approve";

    public override string Code => "revocation-approval";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Approve, "撤销处罚决定", "Revoke the decision", Fields.Opinion),
        FormThatReturns("Return", "不予撤销", "The decision stands"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => Safeguard.First(facts, request, new WhoInvestigatesNeitherReviewsNorDecides());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (facts.Penalty.Enforcement is not { Revocation: { } proposed } enforcement)
            return;
        facts.Penalty.Enforcement = enforcement with { Revocation = request.Outcome == Approve ? proposed with { DecidedOn = request.Today } : null };
    }
}
