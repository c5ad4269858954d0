using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Plans;

/// <summary>Two different officers in service make a visit, neither under recusal nor with another part in the case.</summary>
internal sealed class AVisitIsMadeByTwoOfficersOfWhomNoneIsKeptOut : VisitGuard
{
    public override Refusal? Check(VisitTrial trial) =>
        trial.Lead is null || trial.Second is null ? new Refusal("plan.officers", $"“{trial.UnitName}”：主办、协办应为在职民警。", $"'{trial.UnitName}': both must be officers in service.", Rule)
        : trial.Lead.Id == trial.Second.Id ? new Refusal("officers.not-two", $"“{trial.UnitName}”：执法人员不得少于两人，主办与协办民警不能是同一人。", $"'{trial.UnitName}': there must be two officers; lead and second officer cannot be the same person.", Acts.TwoOfficers.Basis)
        : trial.Subject!.KeptOut.Contains(trial.Lead.Id) || trial.Subject.KeptOut.Contains(trial.Second.Id)
            ? new Refusal("plan.kept-out", $"“{trial.UnitName}”：{(trial.Subject.KeptOut.Contains(trial.Lead.Id) ? trial.Lead : trial.Second).Name}在本案中回避或者不得承办。", $"'{trial.UnitName}': {(trial.Subject.KeptOut.Contains(trial.Lead.Id) ? trial.Lead : trial.Second).Name} is under recusal, or kept out of this case.", Rule)
        : null;
}
