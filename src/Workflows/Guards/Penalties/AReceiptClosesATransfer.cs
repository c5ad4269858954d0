using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>A transfer ends with the receipt of the authority that took the case.</summary>
internal sealed class AReceiptClosesATransfer : Safeguard
{
    public override string Rule => "T-13";

    public override IReadOnlyList<string> Transitions => ["PT-07", "PT-08"];

    public override string Zh => "移送案件凭受移送机关的回执结束。";

    public override string En => "A transfer ends with the receipt of the authority that took the case.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        return request.Form.TextOrNull("receipt") is null || request.Form.DateOrNull("receivedOn") is not { } day || day > request.Today || day < facts.Penalty.Ending?.ApprovedOn
            ? new Refusal("transfer.receipt-missing", "须登记受移送机关的回执编号和日期，日期在批准移送之后、今天以前。", "The number and date of the other authority's receipt are needed, the date between approval and today.", "公安机关办理行政案件程序规定第六十一条")
            : null;
    }
}
