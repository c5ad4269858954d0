using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The head approves that evidence is registered and kept, or lets the investigation go on without (T-15).</summary>
internal sealed class PreservationApprovalActs : ActGroup
{
    public const string Group = "preservation-approval";
    public const string Approve = "Approve";

    public override string Code => Group;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Approve, "批准先行登记保存", "Approve", Fields.Opinion),
        FormThatReturns("Return", "不批准", "Refuse"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => Safeguard.First(facts, request, new WhoAsksToKeepEvidenceDoesNotApproveIt());
}
