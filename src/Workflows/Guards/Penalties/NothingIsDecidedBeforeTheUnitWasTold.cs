using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>Nothing is decided before the unit was told what it has to expect.</summary>
internal sealed class NothingIsDecidedBeforeTheUnitWasTold : Safeguard
{
    public override string Rule => "G-P2";

    public override IReadOnlyList<string> Transitions => ["PT-25", "PT-26"];

    public override string Zh => "未依法告知当事人不作处罚决定。";

    public override string En => "Nothing is decided before the unit was told what it has to expect.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Penalty.AdvanceNoticeServedOn is null
            ? new Refusal("penalty.not-announced", "未依法告知当事人，不能作出处罚决定，须先送达处罚告知。", "The unit has not been told what it has to expect; the advance notice must be served first.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.AdvanceNotice).Zh)
            : null;
}
