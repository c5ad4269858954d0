using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>Only whoever holds an approval asks others to sign, delegates, copies or returns it.</summary>
internal sealed class OnlyTheHolderAsksOthers : ApprovalGuard
{
    public override string Zh => "只有审批的办理人可以请他人签署、委派、抄送或者退回。";

    public override string En => "Only whoever holds an approval asks others to sign, delegates, copies or returns it.";

    public override Refusal? Check(ApprovalFacts facts) =>
        facts.NotHolder is not { } why ? null : Refuse("approval.not-holder", $"只有本审批的办理人可以这样做：{why.Zh}", $"Only whoever holds this approval may do so: {why.En}");
}
