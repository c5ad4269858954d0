using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Enforcement;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Enforcement;

/// <summary>The officers propose a demand for a fine that is still unpaid when review and suit are out of time (催告, P17).</summary>
internal sealed class DemandActs : ActGroup
{
    public override string Code => "demand";

    public override IReadOnlyList<ActForm> Forms => [Form("Propose", "提请催告", "Propose a demand", Fields.Remark)];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new TwoDifferentOfficersInvestigate(), new NothingIsEnforcedDuringReviewOrSuit(), new EnforcementWaitsForTheRemediesToRunOut());
}
