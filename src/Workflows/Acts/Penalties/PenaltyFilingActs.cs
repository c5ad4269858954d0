using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The head of division files the penalty case or refuses to (P00 → P01).</summary>
internal sealed class PenaltyFilingActs : ActGroup
{
    public const string Approve = "Approve";
    public const string Refuse = "Refuse";

    public override string Code => "penalty-filing";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Approve, "批准受案", "File the case", Fields.Opinion),
        FormWithReason(Refuse, "不予受案", "Do not file"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new TwoOfficersAreAssignedBeforeFiling(), new WhoInvestigatesNeitherReviewsNorDecides());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (request.Outcome == Approve)
            facts.Penalty.FiledOn = request.Today;
        else
            facts.Penalty.Outcome = PenaltyOutcome.NotFiled;
    }
}
