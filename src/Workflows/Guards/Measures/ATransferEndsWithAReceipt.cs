using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>A transfer ends with the receipt of the other authority, dated between its approval and today.</summary>
internal sealed class ATransferEndsWithAReceipt : Safeguard
{
    public override string Rule => "T-13";

    public override IReadOnlyList<string> Transitions => ["TR-38"];

    public override string Zh => "移送凭受移送机关的回执结束，回执日期在批准之后、今天以前。";

    public override string En => "A transfer ends with the receipt of the other authority, dated between its approval and today.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Form.Date("receivedOn") is var day && day <= request.Today && facts.Measures.Transfer?.DecidedAt is { } decided && day >= LegalClock.DateOf(decided) ? null
        : new Refusal("transfer.receipt-date", "回执日期须在批准移送之后、今天以前。", "The receipt must be dated between the approval of the transfer and today.", "T-13");
}
