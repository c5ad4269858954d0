using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>A return goes to an earlier step to which the workflow draws a way back.</summary>
internal sealed class AReturnGoesWhereAWayBackIsDrawn : ApprovalGuard
{
    public override string Zh => "退回到流程画有退回出口的前一环节。";

    public override string En => "A return goes to an earlier step to which the workflow draws a way back.";

    public override Refusal? Check(ApprovalFacts facts) =>
        facts.HasWayBack ? null : Refuse("approval.no-way-back", "本环节没有退回的出口，不能退回；请按其结果办理，或者提请变更措施。", "This step draws no way back; choose one of its outcomes, or ask for a measure.");
}
