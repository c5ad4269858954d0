using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>Nothing is decided before legal review has passed.</summary>
internal sealed class NothingIsDecidedWithoutLegalReview : Safeguard
{
    public override string Rule => "G-P5";

    public override IReadOnlyList<string> Transitions => ["PT-25", "PT-26"];

    public override string Zh => "未经法制审核通过不作决定。";

    public override string En => "Nothing is decided before legal review has passed.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Penalty.ReviewedAt is null ? new Refusal("penalty.not-reviewed", "案件未经法制审核，不能作出决定，须先提请审核并通过。", "The case has not passed legal review; it must pass first.", "G-P5") : null;
}
