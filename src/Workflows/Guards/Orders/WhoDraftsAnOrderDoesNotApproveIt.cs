using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>Whoever drafted the order does not approve it.</summary>
internal sealed class WhoDraftsAnOrderDoesNotApproveIt : Safeguard
{
    public override string Rule => "TR-14";

    public override IReadOnlyList<string> Transitions => ["TR-14", "TR-15"];

    public override string Zh => "拟稿人不批准自己拟制的文书。";

    public override string En => "Whoever drafted the order does not approve it.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.DraftOrder is not { } draft ? new Refusal("order.no-draft", "没有待批准的责令整改通知书，须先由承办民警拟稿。", "There is no drafted order to approve; the officers must draft one first.", "TR-14")
        : draft.DraftedBy == request.Actor.Id ? new Refusal("order.own-draft", "拟稿人不能批准自己拟制的文书，请由其他负责人批准。", "Whoever drafted the order may not approve it; another head must.", "TR-14")
        : null;
}
