using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>What has been decided is no longer signed, transferred or urged.</summary>
internal sealed class AnApprovalIsOpenWhileItIsWorkedOn : ApprovalGuard
{
    public override string Zh => "已办结的审批不再加签、转办、催办。";

    public override string En => "What has been decided is no longer signed, transferred or urged.";

    public override Refusal? Check(ApprovalFacts facts) =>
        facts.IsOpen ? null : Refuse("approval.closed", "该事项已经办结，不能再办理签批；需要时请查看办理结果。", "It has been decided already; look at what was decided.");
}
