using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Plans;

/// <summary>A visit is planned to a unit that has none, and whose case is not suspended.</summary>
internal sealed class AVisitIsToAUnitStillToBeInspected : VisitGuard
{
    public override Refusal? Check(VisitTrial trial) =>
        trial.Subject is null ? new Refusal("plan.not-to-inspect", $"“{trial.UnitName}”已检查、已安排检查、已免检或者案件已结束。", $"'{trial.UnitName}' is inspected, has its visit, is excepted, or its case has ended.", Rule)
        : trial.Subject.IsOnHold ? new Refusal("plan.on-hold", $"“{trial.UnitName}”的案件已中止。", $"The case of '{trial.UnitName}' is suspended.", Rule)
        : null;
}
