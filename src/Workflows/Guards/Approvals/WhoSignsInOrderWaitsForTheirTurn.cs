using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>Where signatures are asked for in an order, each signer waits until those before have answered.</summary>
internal sealed class WhoSignsInOrderWaitsForTheirTurn : ApprovalGuard
{
    public override string Zh => "按顺序会签的，前面的人员签署后，后面的人员方可签署。";

    public override string En => "Where signatures are asked for in an order, each signer waits until those before have answered.";

    public override Refusal? Check(ApprovalFacts facts) =>
        facts.Slip is { } slip && !slip.IsInTurn(facts.Slips) ? Refuse("slip.not-your-turn", "会签按顺序进行，请待前面的人员签署后再签署。", "The signatures come in an order; wait for those before you.") : null;
}
