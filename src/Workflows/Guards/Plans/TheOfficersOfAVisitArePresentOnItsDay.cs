using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Plans;

/// <summary>Nobody visits on a day on which they are away.</summary>
internal sealed class TheOfficersOfAVisitArePresentOnItsDay : VisitGuard
{
    public override Refusal? Check(VisitTrial trial) =>
        new[] { trial.Lead!, trial.Second! }.FirstOrDefault(officer => !officer.IsPresent(trial.Day)) is { } absent
            ? new Refusal("plan.absent", $"“{trial.UnitName}”：{absent.Name}在{trial.Day:yyyy-MM-dd}不在岗。", $"'{trial.UnitName}': {absent.Name} is away on {trial.Day:yyyy-MM-dd}.", Rule)
            : null;
}
