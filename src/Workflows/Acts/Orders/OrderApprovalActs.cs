using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Orders;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Orders;

/// <summary>The head of division approves or rejects a drafted order (TR-14, TR-15). The number is taken when the notice is issued.</summary>
internal sealed class OrderApprovalActs : ActGroup
{
    public const string Approve = "Approve";
    public const string Reject = "Reject";

    public override string Code => "order-approval";

    public override CaseNeeds Needs => CaseNeeds.Orders | CaseNeeds.Findings;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Approve, "批准", "Approve", Fields.Opinion),
        FormThatReturns(Reject, "不批准", "Reject"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new WhoDraftsAnOrderDoesNotApproveIt()) ?? (request.Outcome == Approve ? new ALongOrStoppingOrderIsCheckedByLegalFirst().Check(facts, request) : null);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var draft = facts.DraftOrder!;
        if (request.Outcome == Reject)
        {
            draft.Status = OrderStatus.Withdrawn;
            draft.ClosedAt = request.Now;
            return;
        }
        ApproveDraft(facts, request, draft);
    }

    /// <summary>Approves the draft over all findings that are not fixed.</summary>
    public static void ApproveDraft(CaseFacts facts, ActRequest request, RectificationOrder draft)
    {
        draft.Status = OrderStatus.Approved;
        draft.ApprovedBy = request.Actor.Id;
        foreach (var finding in facts.OpenFindings)
        {
            finding.OrderId = draft.Id;
            finding.Status = FindingStatus.Open;
        }
    }
}
