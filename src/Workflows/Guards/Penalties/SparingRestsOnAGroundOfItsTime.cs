using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>A penalty is spared on a ground that the law of the time knows.</summary>
internal sealed class SparingRestsOnAGroundOfItsTime : Safeguard
{
    public override string Rule => "33";

    public override IReadOnlyList<string> Transitions => ["PT-26"];

    public override string Zh => "不予处罚有当时法律规定的理由。";

    public override string En => "A penalty is spared on a ground that the law of the time knows.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        return request.Outcome == DecisionActs.NoPenalty && request.Form.Text("ground") is DecisionActs.FirstSlight or DecisionActs.NoFault && !facts.Substance.FirstViolationMayBeSpared
            ? new Refusal("penalty.ground-not-yet-law", "初次违法轻微不罚、没有主观过错不罚自2021年7月15日起施行，本案不能适用。", "Sparing a first slight violation, or one without fault, is law since 2021-07-15 and does not apply to this case.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.CollectiveDiscussion).Zh)
            : null;
    }
}
