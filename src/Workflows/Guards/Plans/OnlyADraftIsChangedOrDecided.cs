using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Plans;

/// <summary>A plan that was approved, sent back or replaced stays as it is.</summary>
internal sealed class OnlyADraftIsChangedOrDecided : PlanGuard
{
    public override Refusal? Check(PlanFacts facts) =>
        facts.Plan is { State: InspectionPlanState.Draft } ? null : new Refusal("plan.not-a-draft", "该检查计划已经批准、退回或者被替换，不能再改。", "The plan was approved, sent back or replaced; it can no longer be changed.", Rule);
}
