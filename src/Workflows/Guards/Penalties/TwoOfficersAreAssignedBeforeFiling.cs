using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>Two officers are assigned before the case is filed.</summary>
internal sealed class TwoOfficersAreAssignedBeforeFiling : Safeguard
{
    public override string Rule => "G-P1";

    public override IReadOnlyList<string> Transitions => ["PT-02"];

    public override string Zh => "受案前已指派两名承办民警。";

    public override string En => "Two officers are assigned before the case is filed.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Outcome == PenaltyFilingActs.Approve && (facts.Penalty.LeadOfficerId is null || facts.Penalty.CoOfficerId is null)
            ? new Refusal("officers.not-assigned", "本案尚未指派两名承办民警，须先指派。", "Two officers have not been assigned to the case; assign them first.", TwoOfficers.Basis)
            : null;
}
