using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Orders;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Orders;

/// <summary>The head of division confirms what a recheck concluded, and with it the fate of the order (TR-22 to TR-24, TR-27).</summary>
internal sealed class RecheckConfirmActs : ActGroup
{
    public const string Confirm = "Confirm";
    public const string Return = "Return";

    public override string Code => "recheck-confirm";

    public override CaseNeeds Needs => CaseNeeds.Inspection | CaseNeeds.Orders | CaseNeeds.Findings;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Confirm, "确认复查结论", "Confirm", Fields.Opinion),
        FormThatReturns(Return, "退回重新复查", "Return"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new WhoRechecksDoesNotConfirm()) ?? (request.Outcome == Confirm ? new ALongOrStoppingOrderIsCheckedByLegalFirst().Check(facts, request) : null);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (request.Outcome == Return)
        {
            Reopen(facts, request, effects);
            return;
        }
        var order = facts.LiveOrder;
        foreach (var finding in facts.Findings.Where(finding => finding is { Status: FindingStatus.Fixed, FixedAt: null }))
            finding.FixedAt = request.Now;
        switch (facts.Inspection!.Result)
        {
            case InspectionResult.AllFixed when order is not null:
                order.Status = OrderStatus.Passed;
                order.PassedOn = request.Today;
                order.ClosedAt = request.Now;
                break;
            case InspectionResult.PartlyFixed:
                if (order is not null)
                {
                    order.Status = OrderStatus.Superseded;
                    order.ClosedAt = request.Now;
                }
                OrderApprovalActs.ApproveDraft(facts, request, facts.DraftOrder!);
                break;
            case InspectionResult.NotFixed when order is not null:
                order.Status = OrderStatus.Failed;
                break;
        }
    }

    /// <summary>The officers check again: a new visit by the same two, and what was fixed by the returned result is open once more.</summary>
    public static void Reopen(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var returned = facts.Inspection!;
        effects.Add(new Inspection
        {
            Id = effects.NewId(),
            CaseId = facts.Case.Id,
            CampaignId = facts.Campaign.Id,
            Kind = InspectionKind.Recheck,
            LeadOfficerId = returned.LeadOfficerId,
            CoOfficerId = returned.CoOfficerId,
            StartedAt = request.Now,
            Place = returned.Place,
        });
        foreach (var finding in facts.Findings.Where(finding => finding.OrderId == facts.LiveOrder?.Id))
            finding.Status = FindingStatus.Open;
        if (facts.DraftOrder is not { } draft)
            return;
        draft.Status = OrderStatus.Withdrawn;
        draft.ClosedAt = request.Now;
    }
}
