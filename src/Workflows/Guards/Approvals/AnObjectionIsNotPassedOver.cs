using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>An objection is not passed over.</summary>
internal sealed class AnObjectionIsNotPassedOver : ApprovalGuard
{
    public override string Zh => "签署人不同意的，不能径行同意。";

    public override string En => "An objection is not passed over.";

    public override Refusal? Check(ApprovalFacts facts) =>
        !facts.Agrees || !facts.Slips.Where(slip => slip.Asks && slip.Status != SlipStatus.Withdrawn).GroupBy(slip => slip.PersonId).Any(own => own.MaxBy(slip => (slip.AskedAt, slip.Id))!.Status == SlipStatus.Objected) ? null
        : Refuse("approval.objection", "有签署人不同意。请退回，或者修改后再请其签署。", "Somebody who was asked objects. Return it, or have them sign again after it was changed.");
}
