using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>The legal check of an order is made by somebody who neither drafted it nor handles the case.</summary>
internal sealed class WhoDraftsAnOrderDoesNotCheckIt : Safeguard
{
    public override string Rule => "TR-14";

    public override IReadOnlyList<string> Transitions => ["TR-14", "TR-15", "TR-24", "TR-24a"];

    public override string Zh => "拟稿人和承办民警不审核本案责令整改的依据。";

    public override string En => "The legal check of an order is made by somebody who neither drafted it nor handles the case.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.DraftOrder is not { } draft ? new Refusal("order.no-draft", "没有待审核的责令整改通知书，须先由承办民警拟稿。", "There is no drafted order to check; the officers must draft one first.", "TR-14")
        : request.Actor.Id == draft.DraftedBy || request.Actor.Id == facts.Case.LeadOfficerId || request.Actor.Id == facts.Case.CoOfficerId
            ? new Refusal("order.own-draft-checked", "拟稿人和承办民警不能审核本案责令整改的依据，请由其他法制员审核。", "Neither the drafter nor an officer of the case may check the order; another legal officer must.", "TR-14")
        : null;
}
