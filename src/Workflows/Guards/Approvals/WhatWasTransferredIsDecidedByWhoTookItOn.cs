using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>What was transferred is decided by whoever took it on.</summary>
internal sealed class WhatWasTransferredIsDecidedByWhoTookItOn : ApprovalGuard
{
    public override string Zh => "已转办的审批由接办人决定。";

    public override string En => "What was transferred is decided by whoever took it on.";

    public override Refusal? Check(ApprovalFacts facts) =>
        facts.HolderId is not { } holder || holder == facts.Actor.Id ? null
        : Refuse("approval.transferred", "该事项已转办他人，由接办人决定；需要时可以再次转办。", "It was transferred: whoever took it on decides it. It can be transferred again where that is needed.");
}
