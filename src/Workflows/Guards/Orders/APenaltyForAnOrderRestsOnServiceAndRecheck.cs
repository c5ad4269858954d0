using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>A penalty for a disobeyed order needs proven service, a recheck that failed and no timely extension request that is undecided.</summary>
internal sealed class APenaltyForAnOrderRestsOnServiceAndRecheck : Safeguard
{
    public override string Rule => "TR-25";

    public override IReadOnlyList<string> Transitions => ["TR-25"];

    public override string Zh => "因逾期未改立案，须有送达证明、不合格的复查记录，且没有未决的按期延期申请。";

    public override string En => "A penalty for a disobeyed order needs proven service, a recheck that failed and no timely extension request that is undecided.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Order is not { } order ? null
        : order.ServedOn is null ? new Refusal("penalty.order-not-served", "责令整改通知书尚无送达证明，不能据此立案，须先送达并记录回执。", "Service of the order is not proven; serve it and record the receipt first.", "TR-25")
        : order.ExtensionPending && order.ExtensionAskedOn <= order.DueOn ? new Refusal("penalty.extension-pending", "期限内提出的延期申请尚未决定，须先决定。", "An extension asked for in time has not been decided; decide it first.", "TR-25")
        : facts.Inspection is not { Kind: InspectionKind.Recheck, Result: InspectionResult.NotFixed } ? new Refusal("penalty.no-recheck", "没有认定逾期未改的复查记录，须先由两名民警复查。", "No recheck has found that the order was not obeyed; two officers must recheck first.", "TR-25")
        : null;
}
