using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>An objection, a return and a delegate's answer say why.</summary>
internal sealed class AnObjectionSaysWhy : ApprovalGuard
{
    public override string Zh => "不同意、退回、委派答复要写明理由或者意见。";

    public override string En => "An objection, a return and a delegate's answer say why.";

    public override Refusal? Check(ApprovalFacts facts) =>
        (facts.Agrees && facts.Slip?.Kind != SlipKind.Delegate) || !string.IsNullOrWhiteSpace(facts.Text) ? null
        : Refuse("approval.reason-missing", "请写明理由或者意见。", "Give the reason or the opinion.");
}
