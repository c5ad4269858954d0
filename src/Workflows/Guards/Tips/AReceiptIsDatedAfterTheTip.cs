using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Tips;

/// <summary>The receipt of a transferred tip is dated between the tip and today.</summary>
internal sealed class AReceiptIsDatedAfterTheTip : Safeguard
{
    public override string Rule => "T-13";

    public override IReadOnlyList<string> Transitions => ["LT-14"];

    public override string Zh => "移送回执的日期不早于收到举报之日，不晚于今天。";

    public override string En => "The receipt of a transferred tip is dated between the tip and today.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Form.Date("receivedOn") is var day && day <= request.Today && day >= facts.File.TipOrNull?.ReceivedOn ? null
        : new Refusal("transfer.receipt-date", "回执日期须在收到举报之后、今天以前。", "The receipt must be dated between the tip and today.", "T-13");
}
