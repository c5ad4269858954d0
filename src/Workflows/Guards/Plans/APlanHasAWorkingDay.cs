using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Plans;

/// <summary>Visits are made on working days, so a plan has one at least.</summary>
internal sealed class APlanHasAWorkingDay : PlanGuard
{
    public override Refusal? Check(PlanFacts facts) =>
        facts.WorkingDays > 0 ? null : new Refusal("plan.no-working-day", "计划期内没有工作日。", "There is no working day in the plan.", Rule);
}
