using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Plans;

/// <summary>A visit lies on a working day of the plan that is not over.</summary>
internal sealed class AVisitLiesOnAWorkingDayOfThePlan : VisitGuard
{
    public override Refusal? Check(VisitTrial trial) =>
        trial.Terms.Days.Contains(trial.Day) ? null : new Refusal("plan.not-a-day", $"“{trial.UnitName}”：{trial.Day:yyyy-MM-dd}不是计划期内尚未过去的工作日。", $"'{trial.UnitName}': {trial.Day:yyyy-MM-dd} is no working day of the plan that is still to come.", Rule);
}
