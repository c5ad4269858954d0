using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Tips;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Tips;

/// <summary>The authority that takes a tip acknowledges it (T-13).</summary>
internal sealed class TipReceiptActs : ActGroup
{
    public override string Code => "tip-receipt";

    public override CaseNeeds Needs => CaseNeeds.Tip;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Received", "登记移送回执", "Record the receipt", Fields.Text("receipt", "回执编号", "Number of the receipt"), Fields.Date("receivedOn", "签收日期", "Day of receipt")),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => new AReceiptIsDatedAfterTheTip().Check(facts, request);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects) =>
        (facts.File.Tip.Receipt, facts.File.Tip.ReceiptOn) = (request.Form.Text("receipt"), request.Form.Date("receivedOn"));
}
