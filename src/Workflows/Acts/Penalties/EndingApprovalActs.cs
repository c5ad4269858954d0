using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The head approves the termination of an investigation, the commander a transfer or the turn to a criminal case (PX1, PX2, PX3).</summary>
internal sealed class EndingApprovalActs : ActGroup
{
    public const string Approve = "Approve";

    public override string Code => "ending-approval";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Approve, "批准", "Approve", Fields.Opinion),
        FormThatReturns("Return", "不批准，继续调查", "Refuse; the investigation goes on"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => Safeguard.First(facts, request, new WhoProposesAnEndingDoesNotApproveIt());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (facts.Penalty.Ending is { } ending)
            facts.Penalty.Ending = request.Outcome == Approve ? ending with { ApprovedBy = request.Actor.Id, ApprovedOn = request.Today } : null;
    }
}
