using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>Each item of an order rests on a rule that is in force for the case on the day, and says what to do.</summary>
internal sealed class AnOrderItemRestsOnLawInForce : Safeguard
{
    public override string Rule => "TR-12";

    public override IReadOnlyList<string> Transitions => ["TR-12"];

    public override string Zh => "每个整改项写明整改要求，并以本案当日当地有效的规定为依据。";

    public override string En => "Each item of an order rests on a rule that is in force for the case on the day, and says what to do.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (!request.Form.HasRows(OrderForms.Items))
            return null;
        var proposals = OrderDraft.Propose(facts, request).ToDictionary(proposal => proposal.Finding.Id);
        foreach (var item in OrderDraft.ItemsOf(facts, request).Where(item => proposals.ContainsKey(item.FindingId)))
        {
            if (item.Requirement.Length == 0)
                return new Refusal("order.no-requirement", $"整改项“{item.ItemCode}”应写明整改要求。", $"Item '{item.ItemCode}' must say what is to be done.", "TR-12");
            if (item.Bases.Count == 0)
                return new Refusal("order.no-basis", $"整改项“{item.ItemCode}”应至少选定一项依据。", $"Item '{item.ItemCode}' must rest on one rule at least.", "TR-12");
            if (item.Bases.FirstOrDefault(basis => !OrderComposer.MayRestOn(basis, proposals[item.FindingId], request.Today, facts.Case.District)) is { } wrong)
                return new Refusal("order.law-not-in-force", $"整改项“{item.ItemCode}”的依据“{wrong}”在{request.Today:yyyy-MM-dd}不适用于本案。", $"On {request.Today:yyyy-MM-dd} item '{item.ItemCode}' cannot rest on '{wrong}' in this case.", "§2.1");
        }
        return null;
    }
}
