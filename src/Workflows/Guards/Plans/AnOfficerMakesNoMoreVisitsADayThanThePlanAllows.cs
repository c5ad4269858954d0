using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Plans;

/// <summary>An officer makes no more visits a day than the plan allows.</summary>
internal sealed class AnOfficerMakesNoMoreVisitsADayThanThePlanAllows : VisitGuard
{
    public override Refusal? Check(VisitTrial trial) =>
        trial.LeadVisits < trial.Terms.VisitsPerDay && trial.SecondVisits < trial.Terms.VisitsPerDay ? null
            : new Refusal("plan.full", $"“{trial.UnitName}”：{(trial.LeadVisits < trial.Terms.VisitsPerDay ? trial.Second! : trial.Lead!).Name}在{trial.Day:yyyy-MM-dd}已排满{trial.Terms.VisitsPerDay}户。",
                $"'{trial.UnitName}': {(trial.LeadVisits < trial.Terms.VisitsPerDay ? trial.Second! : trial.Lead!).Name} has {trial.Terms.VisitsPerDay} visit(s) on {trial.Day:yyyy-MM-dd} already.", Rule);
}
