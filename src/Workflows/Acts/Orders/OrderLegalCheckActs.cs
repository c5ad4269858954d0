using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Orders;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Orders;

/// <summary>A legal officer checks the basis of an order that gives a long term or stops something at once, before the head approves it (TR-14, TR-15).</summary>
internal sealed class OrderLegalCheckActs : ActGroup
{
    public const string Pass = "Pass";
    public const string Return = "Return";

    public override string Code => "order-legal-check";

    public override CaseNeeds Needs => CaseNeeds.Inspection | CaseNeeds.Orders | CaseNeeds.Findings;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Pass, "依据审核通过", "The basis is in order", Fields.Opinion),
        FormThatReturns(Return, "退回重拟", "Return to be drafted anew"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new WhoDraftsAnOrderDoesNotCheckIt());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var draft = facts.DraftOrder!;
        if (request.Outcome == Pass)
        {
            draft.LegalCheckedBy = request.Actor.Id;
            draft.LegalCheckedAt = request.Now;
        }
        else if (facts.Case.State == UnitCaseState.U35)
            // Drafted by a recheck that found the rest open: the officers check again.
            RecheckConfirmActs.Reopen(facts, request, effects);
        else
        {
            draft.Status = OrderStatus.Withdrawn;
            draft.ClosedAt = request.Now;
        }
    }
}
