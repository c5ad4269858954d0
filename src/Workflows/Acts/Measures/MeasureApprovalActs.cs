using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Measures;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Measures;

/// <summary>The head, or for transfers and reopenings the commander, decides a measure (TR-36 to TR-42).</summary>
internal sealed class MeasureApprovalActs : ActGroup
{
    public const string Approve = "Approve";

    public override string Code => "measure-approval";

    public override CaseNeeds Needs => CaseNeeds.Measure;

    public override IReadOnlyList<ActForm> Forms => [Form(Approve, "批准", "Approve", Fields.Opinion), FormThatReturns("Reject", "不批准", "Refuse")];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => Safeguard.First(facts, request, new WhoAsksForAMeasureDoesNotDecideIt(), new NobodyDecidesTheirOwnRecusal(), new OnlyADocumentThatWaitsForServiceIsVoided());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var measure = facts.Measures.Pending!;
        (measure.DecidedBy, measure.DecidedAt) = (request.Actor.Id, request.Now);
        measure.Status = request.Outcome == Approve ? MeasureStatus.CarriedOut : MeasureStatus.Rejected;
    }
}
