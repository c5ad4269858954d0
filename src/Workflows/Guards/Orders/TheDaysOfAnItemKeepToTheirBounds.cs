using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>The days of an item keep to their bounds, give their reason where they differ from the checklist, and none outlasts the order.</summary>
internal sealed class TheDaysOfAnItemKeepToTheirBounds : Safeguard
{
    public override string Rule => "TR-12";

    public override IReadOnlyList<string> Transitions => ["TR-12"];

    public override string Zh => "整改项的期限不超出幅度，与检查表不同的写明理由，且不长于整个通知书的期限。";

    public override string En => "The days of an item keep to their bounds, give their reason where they differ from the checklist, and none outlasts the order.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (!request.Form.HasRows(OrderForms.Items))
            return null;
        var proposals = OrderDraft.Propose(facts, request).ToDictionary(proposal => proposal.Finding.Id);
        var term = request.Form.IntegerOrNull("termDays");
        foreach (var item in OrderDraft.ItemsOf(facts, request).Where(item => proposals.ContainsKey(item.FindingId)))
        {
            var proposal = proposals[item.FindingId];
            if (item.Days < proposal.LeastDays || item.Days > proposal.MostDays)
                return proposal.MostDays == 0 ? new Refusal("order.must-stop", $"“{item.ItemCode}”属于应当立即停止的行为，不能另给期限。", $"What '{item.ItemCode}' is about must stop at once; it is not given days.", "§7")
                    : new Refusal("order.days", $"“{item.ItemCode}”的整改期限应为{proposal.LeastDays}日至{proposal.MostDays}日，不能是{item.Days}日。", $"Item '{item.ItemCode}' may be given {proposal.LeastDays} to {proposal.MostDays} days, not {item.Days}.", "T-06");
            // Days that were cut to the term of the whole order need no reason of their own.
            if (item.Days != proposal.Days && item.Days != Math.Min(proposal.Days, term ?? int.MaxValue) && string.IsNullOrWhiteSpace(item.DaysReason))
                return new Refusal("order.days-reason", $"“{item.ItemCode}”的期限由{proposal.Days}日改为{item.Days}日，应写明理由。", $"Item '{item.ItemCode}' is given {item.Days} days instead of {proposal.Days}; say why.", "§7");
            if (item.Days > term)
                return new Refusal("order.item-outlasts", $"“{item.ItemCode}”的期限{item.Days}日长于通知书的{term}日。", $"Item '{item.ItemCode}' is given {item.Days} days, longer than the order's {term}.", "T-06");
        }
        return null;
    }
}
