using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>The clerk enters a request or a defence that arrived, but only the unit itself waives its rights.</summary>
internal sealed class OnlyTheUnitItselfWaivesItsRights : Safeguard
{
    public override string Rule => "G-P3";
    public override IReadOnlyList<string> Transitions => ["PT-13", "PT-14", "PT-15"];
    public override string Zh => "内勤可以登记收到的申辩和听证申请；放弃权利只能由当事人自己作出。";
    public override string En => "The clerk enters a request or a defence that arrived, but only the unit itself waives its rights.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Outcome == RightsActs.Waive && request.Actor.UnitId is null
            ? new Refusal("penalty.waived-by-other", "放弃陈述申辩和听证只能由当事人自己作出，内勤不能代为登记。", "Only the unit itself can waive its rights; nobody enters that for it.", "G-P3")
            : null;
}
