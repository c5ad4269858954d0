using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Enforcement;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Enforcement;

/// <summary>The commander approves a demand or an application to the court.</summary>
internal sealed class EnforcementApprovalActs : ActGroup
{
    public override string Code => "enforcement-approval";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Approve", "批准", "Approve", Fields.Opinion),
        FormThatReturns("Return", "退回", "Return"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new WhoInvestigatesNeitherReviewsNorDecides(), new NothingIsEnforcedDuringReviewOrSuit());
}
