using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Orders;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>An order has one item for each open finding, and no other.</summary>
internal sealed class AnOrderCoversEveryOpenFindingOnce : Safeguard
{
    public override string Rule => "TR-12";

    public override IReadOnlyList<string> Transitions => ["TR-12"];

    public override string Zh => "责令整改对每个未整改问题各列一项，不多不少。";

    public override string En => "An order has one item for each open finding, and no other.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (!request.Form.HasRows(OrderForms.Items))
            return null;
        var open = facts.OpenFindings.ToDictionary(finding => finding.Id, finding => finding.ItemCode);
        var given = request.Form.OrderItems(OrderForms.Items, facts.OpenFindings).Select(item => item.FindingId).ToList();
        var missing = open.Keys.Except(given).Select(id => open[id]).ToList();
        return given.Exists(id => !open.ContainsKey(id)) || given.Count != given.Distinct().Count()
            ? new Refusal("order.items-unknown", "整改项应与本案未整改的问题一一对应，不能重复。", "Each item must be about an open finding of this case, and about it once.", "TR-12")
            : missing.Count > 0 ? new Refusal("order.items-missing", $"还有问题没有列入整改：{string.Join("、", missing)}。", $"Findings without an item: {string.Join(", ", missing)}.", "TR-12")
            : null;
    }
}
