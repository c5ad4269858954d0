using Orchestrator.Workflows.Acts.Orders;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The officers propose a penalty case for an order that was not obeyed (TR-25).</summary>
internal sealed class PenaltyProposalActs : ActGroup
{
    public override string Code => "penalty-proposal";

    public override CaseNeeds Needs => CaseNeeds.Orders | CaseNeeds.Inspection;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Propose", "提请立案处罚", "Propose a penalty case", DisposalActs.ViolationField("V10"), Fields.LongText("facts", "违法事实", "Facts of the violation")),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        TwoOfficers.OnDuty(facts.Case, request.Actor)
        ?? (facts.Order is not { } order ? null
            : order.ServedOn is null ? new Refusal("penalty.order-not-served", "责令整改通知书尚无送达证明，不能据此立案。", "Service of the order is not proven; no penalty case can rest on it.", "TR-25")
            : order.ExtensionPending && order.ExtensionAskedOn <= order.DueOn ? new Refusal("penalty.extension-pending", "期限内提出的延期申请尚未决定。", "An extension asked for in time has not been decided.", "TR-25")
            : facts.Inspection is not { Kind: InspectionKind.Recheck, Result: InspectionResult.NotFixed } ? new Refusal("penalty.no-recheck", "没有认定逾期未改的复查记录。", "No recheck has found that the order was not obeyed.", "TR-25")
            : null);
}
