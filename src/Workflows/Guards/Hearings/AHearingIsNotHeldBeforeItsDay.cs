using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Hearings;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Hearings;

/// <summary>A hearing is held on the day announced, and nobody is absent before it.</summary>
internal sealed class AHearingIsNotHeldBeforeItsDay : Safeguard
{
    public override string Rule => "T-21";

    public override IReadOnlyList<string> Transitions => ["PT-21", "PT-22"];

    public override string Zh => "听证在通知的日期举行；到场与否以该日为准。";

    public override string En => "A hearing is held on the day announced, and nobody is absent before it.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        return request.Outcome is HearingActs.Open or HearingActs.Absent && facts.Penalty.Hearing?.Date is { } date && request.Today < date
            ? new Refusal("hearing.before-its-day", $"听证定于{date:yyyy-MM-dd}举行，此前不能举行或者认定不到场。", $"The hearing is set for {date:yyyy-MM-dd}; before that it is neither held nor missed.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.HearingProcedure).Zh)
            : null;
    }
}
