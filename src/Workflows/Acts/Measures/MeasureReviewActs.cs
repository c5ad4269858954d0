using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Measures;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Measures;

/// <summary>The legal officer examines a transfer before it is decided (TR-38).</summary>
internal sealed class MeasureReviewActs : ActGroup
{
    public const string Pass = "Pass";

    public override string Code => "measure-review";

    public override CaseNeeds Needs => CaseNeeds.Measure;

    public override IReadOnlyList<ActForm> Forms => [Form(Pass, "审核同意", "Agree", Fields.Opinion), FormThatReturns("Return", "审核不同意", "Disagree")];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => new WhoAsksForAMeasureDoesNotDecideIt().Check(facts, request);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var measure = facts.Measures.Pending!;
        measure.ReviewedBy = request.Actor.Id;
        if (request.Outcome != Pass)
            (measure.Status, measure.DecidedBy, measure.DecidedAt) = (MeasureStatus.Rejected, request.Actor.Id, request.Now);
    }
}
