using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>A decision that waits for a signature after it is neither changed nor given new signers; who made it can take it back.</summary>
internal sealed class AHeldDecisionTakesNoNewSigners : ApprovalGuard
{
    public override string Zh => "决定已作出、正在等待后加签的，不再增加签署人或者改变；作出人可以拿回。";

    public override string En => "A decision that waits for a signature after it is neither changed nor given new signers; who made it can take it back.";

    public override Refusal? Check(ApprovalFacts facts) =>
        facts.IsHeld && facts.Kind is not (SlipKind.Copy or SlipKind.Urge)
            ? Refuse("approval.held", "决定已作出，正在等待后加签；如需修改请先拿回。", "The decision is made and waits for a signature after it; take it back first.") : null;
}
