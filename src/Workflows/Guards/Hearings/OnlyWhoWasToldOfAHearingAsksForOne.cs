using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Hearings;

/// <summary>A hearing is asked for by a unit that was told of its right to one.</summary>
internal sealed class OnlyWhoWasToldOfAHearingAsksForOne : Safeguard
{
    public override string Rule => "G-P2";

    public override IReadOnlyList<string> Transitions => ["PT-14", "PT-16", "PT-48", "PT-49"];

    public override string Zh => "听证以依法告知的听证权利为前提。";

    public override string En => "A hearing is asked for by a unit that was told of its right to one.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var law = facts.Profile.PenaltyLaw;
        return facts.Penalty.AdvanceNoticeServedOn is null
            ? new Refusal("penalty.not-announced", "处罚告知尚未送达，须先送达。", "The advance notice has not been served; serve it first.", law.Cite(law.AdvanceNotice).Zh)
            : facts.Penalty.HearingRight ? null
            : new Refusal("hearing.no-right", "拟作出的处罚未达到听证标准，没有听证权利；可以陈述、申辩。", "The intended penalty gives no right to a hearing; the unit may state and defend.", law.Cite(law.HearingRight).Zh);
    }
}
