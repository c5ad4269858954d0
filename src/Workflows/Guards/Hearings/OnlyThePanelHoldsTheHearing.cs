using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Hearings;

/// <summary>A hearing is held and reported by the panel appointed to it.</summary>
internal sealed class OnlyThePanelHoldsTheHearing : Safeguard
{
    public override string Rule => "HEAR";

    public override IReadOnlyList<string> Transitions => ["PT-21", "PT-22", "PT-23", "PT-46", "PT-47"];

    public override string Zh => "听证由指定的听证人员举行和报告。";

    public override string En => "A hearing is held and reported by the panel appointed to it.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        return facts.Penalty.Hearing is { } hearing && hearing.Panel.Contains(request.Actor.Id) ? null
            : new Refusal("hearing.not-on-panel", "只有本案指定的听证主持人、听证员或者记录员可以办理。", "Only the presider, member or recorder appointed to this hearing may do this.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.HearingProcedure).Zh);
    }
}
