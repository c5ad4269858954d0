using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The commander decides (P12): a penalty within what was announced, none, or back to the officers.</summary>
internal sealed class DecisionActs : ActGroup
{
    public const string Penalise = "Penalise";
    public const string NoPenalty = "NoPenalty";
    public const string SendBack = "SendBack";

    private static FormField OverdueReason => Fields.LongText("overdueReason", "超过办案期限的原因", "Reason, when the time to decide is over", required: false);

    public override string Code => "penalty-decision";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Penalise, "决定处罚", "Impose the penalty", [.. Fields.Penalty, Fields.Flag("finedElsewhere", "其他机关已就同一行为罚款", "Another authority has fined the same act"), OverdueReason]),
        FormWithReason(NoPenalty, "不予处罚", "Impose none", OverdueReason),
        FormWithReason(SendBack, "退回", "Send back"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new WhoInvestigatesNeitherReviewsNorDecides(), new WhoReviewsDoesNotDecide())
        ?? (request.Outcome == SendBack ? null
            : Safeguard.First(facts, request, new NothingIsDecidedWithoutLegalReview(), new NothingIsDecidedBeforeTheUnitWasTold(), new TheRightsPeriodAndTheMailMustBeOver(), new ALateDecisionGivesItsReason()))
        ?? (request.Outcome != Penalise ? null
            : Safeguard.First(facts, request, new ThePenaltyKeepsToKindsAndCeilings(), new TheDecisionIsNeverHeavierThanAnnounced(), new OneActIsFinedOnce(), new GraveCasesAreDiscussedTogether()));

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var penalty = facts.Penalty;
        if (request.Outcome == SendBack)
            return;
        penalty.DecidedBy = request.Actor.Id;
        penalty.DecidedOn = request.Today;
        if (request.Outcome == Penalise)
            penalty.Decided = PenaltyContents.Read(request.Form);
        else
            penalty.Outcome = PenaltyOutcome.NoPenalty;
    }
}
