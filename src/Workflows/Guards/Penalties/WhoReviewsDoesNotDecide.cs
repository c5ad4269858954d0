using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>Whoever made the legal review does not decide the case.</summary>
internal sealed class WhoReviewsDoesNotDecide : Safeguard
{
    public override string Rule => "G-P5";

    public override IReadOnlyList<string> Transitions => ["PT-25", "PT-26"];

    public override string Zh => "法制审核人员不决定自己审核的案件。";

    public override string En => "Whoever made the legal review does not decide the case.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Actor.Id == facts.Penalty.LegalReviewerId
            ? new Refusal("penalty.own-review", "法制审核人员不能决定自己审核的案件，请由其他负责人决定。", "Whoever made the legal review may not decide the case; another head must.", "公安机关办理行政案件程序规定(审核与决定分离)")
            : null;
}
