using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Enforcement;

/// <summary>The head approves that the connection is restored.</summary>
internal sealed class RestorationApprovalActs : ActGroup
{
    public const string Approve = "Approve";

    public override string Code => "restoration-approval";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Approve, "批准恢复联网", "Restore the connection", Fields.Opinion),
        FormThatReturns("Return", "退回复核", "Return"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => Safeguard.First(facts, request, new WhoInvestigatesNeitherReviewsNorDecides());
}
