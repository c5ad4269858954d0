using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>There is something to order, punish or transfer only when a finding is open.</summary>
internal sealed class AnOrderNeedsAtLeastOneItem : Safeguard
{
    public override string Rule => "TR-12";

    public override IReadOnlyList<string> Transitions => ["TR-12", "TR-13", "TR-38"];

    public override string Zh => "处置以检查发现的问题为前提。";

    public override string En => "There is something to order, punish or transfer only when a finding is open.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        !facts.OpenFindings.Any() ? new Refusal("disposal.no-findings", "没有待处置的问题，责令整改通知书至少须有一项。", "There is no finding to dispose of; an order needs at least one item.", "TR-12") : null;
}
