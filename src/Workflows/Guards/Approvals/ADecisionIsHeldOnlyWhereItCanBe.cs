using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>A signature after the decision is asked for in a workflow's step, before the decision is made.</summary>
internal sealed class ADecisionIsHeldOnlyWhereItCanBe : ApprovalGuard
{
    public override string Zh => "后加签只用于流程中的审批，且在决定作出之前提出。";

    public override string En => "A signature after the decision is asked for in a workflow's step, before the decision is made.";

    public override Refusal? Check(ApprovalFacts facts) =>
        facts.Kind != SlipKind.After ? facts.IsHeld && facts.Kind is not (SlipKind.Copy or SlipKind.Urge) ? Refuse("approval.held", "决定已作出，正在等待后加签；如需修改请先拿回。", "The decision is made and waits for a signature after it; take it back first.") : null
        : !facts.IsTask ? Refuse("approval.no-after", "此类审批决定即生效，不能后加签，请用前加签或者会签。", "This decision takes effect at once; ask for a signature before it instead.")
        : facts.IsHeld ? Refuse("approval.held", "决定已作出，正在等待后加签；如需修改请先拿回。", "The decision is made and waits for a signature after it; take it back first.")
        : null;
}
