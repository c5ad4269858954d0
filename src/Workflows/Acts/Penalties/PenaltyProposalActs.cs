using Orchestrator.Workflows.Acts.Orders;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Orders;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The officers propose a penalty case for an order that was not obeyed (TR-25).</summary>
internal sealed class PenaltyProposalActs : ActGroup
{
    public override string Code => "penalty-proposal";

    public override CaseNeeds Needs => CaseNeeds.Orders | CaseNeeds.Inspection;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Propose", "提请立案处罚", "Propose a penalty case", DisposalActs.ViolationField("V10"), Fields.LongText("facts", "违法事实", "Facts of the violation")),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        TwoOfficers.OnDuty(facts.Case, request.Actor) ?? Safeguard.First(facts, request, new APenaltyForAnOrderRestsOnServiceAndRecheck());
}
