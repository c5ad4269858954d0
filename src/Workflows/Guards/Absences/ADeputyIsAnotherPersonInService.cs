using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Absences;

/// <summary>A deputy is another person in service; supervision is not deputised, and who only looks on stands in for nobody.</summary>
internal sealed class ADeputyIsAnotherPersonInService : AbsenceGuard
{
    public override Refusal? Check(AbsenceFacts facts) =>
        facts.Person is not { UnitId: null } ? new Refusal("absence.person", "没有这名人员，或者其不是本机关人员。", "There is no such person at the bureau.", Rule)
        : facts.Deputy is not { IsActive: true, UnitId: null } deputy || deputy.Roles.All(role => role == Role.Auditor) ? new Refusal("absence.deputy", "代理人应为本机关在职人员，督察人员不代理。", "The deputy must be in service at the bureau; auditors do not stand in.", Rule)
        : facts.Person.Id == deputy.Id ? new Refusal("absence.self", "本人不能代理自己，请选择其他人员。", "Nobody stands in for themselves; choose somebody else.", Rule)
        : null;
}
