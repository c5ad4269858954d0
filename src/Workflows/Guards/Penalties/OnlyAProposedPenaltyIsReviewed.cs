using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>What is reviewed is a proposal of the officers that lies within the law.</summary>
internal sealed class OnlyAProposedPenaltyIsReviewed : Safeguard
{
    public override string Rule => "G-P5";

    public override IReadOnlyList<string> Transitions => ["PT-11"];

    public override string Zh => "审核的对象是办案部门提出的、合法的处罚意见。";

    public override string En => "What is reviewed is a proposal of the officers that lies within the law.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Penalty.Proposed is not { } proposed ? new Refusal("penalty.nothing-to-review", "办案部门尚未提出处罚意见，须先调查终结并提出意见。", "No penalty has been proposed; the investigation must end with a proposal first.", "G-P5")
        : request.Outcome == LegalReviewActs.Pass ? PenaltyContents.WithinLaw(proposed, facts.Penalty, facts.Substance)
        : null;
}
