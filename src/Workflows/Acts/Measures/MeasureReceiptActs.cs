using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Measures;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Measures;

/// <summary>The authority that takes a case, or a part of it, acknowledges it (T-13).</summary>
internal sealed class MeasureReceiptActs : ActGroup
{
    public override string Code => "measure-receipt";

    public override CaseNeeds Needs => CaseNeeds.Measure;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Received", "登记移送回执", "Record the receipt", Fields.Text("receipt", "回执编号", "Number of the receipt"), Fields.Date("receivedOn", "签收日期", "Day of receipt")),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => new ATransferEndsWithAReceipt().Check(facts, request);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects) =>
        (facts.Measures.Transfer!.Receipt, facts.Measures.Transfer.ReceiptOn) = (request.Form.Text("receipt"), request.Form.Date("receivedOn"));
}
