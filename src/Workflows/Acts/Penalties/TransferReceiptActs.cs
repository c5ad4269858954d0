using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The authority that takes a case acknowledges it (T-12, T-13).</summary>
internal sealed class TransferReceiptActs : ActGroup
{
    public override string Code => "transfer-receipt";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Received", "登记移送回执", "Record the receipt", Fields.Text("receipt", "回执编号", "Number of the receipt"), Fields.Date("receivedOn", "签收日期", "Day of receipt")),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => Safeguard.First(facts, request, new AReceiptClosesATransfer());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (facts.Penalty.Ending is { } ending)
            facts.Penalty.Ending = ending with { Receipt = request.Form.Text("receipt"), ReceivedOn = request.Form.Date("receivedOn") };
    }
}
