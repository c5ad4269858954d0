using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Absences;

/// <summary>On each day an absent person has one deputy, who is present and stands in for nobody through another.</summary>
internal sealed class ADeputyIsPresentAndOnlyOne : AbsenceGuard
{
    public override Refusal? Check(AbsenceFacts facts) =>
        facts.Others.Any(other => other.PersonId == facts.Person!.Id && Overlaps(other, facts)) ? new Refusal("absence.overlap", "该人员在这些日期已有代理，请先结束原代理。", "The person has a deputy on those days already; end that arrangement first.", Rule)
        : facts.Others.Any(other => other.PersonId == facts.Deputy!.Id && Overlaps(other, facts)) ? new Refusal("absence.deputy-absent", "代理人在这些日期不在岗，请选择其他人员。", "The deputy is absent on those days; choose somebody else.", Rule)
        : facts.Others.Any(other => other.DeputyId == facts.Person!.Id && Overlaps(other, facts)) ? new Refusal("absence.chain", "该人员在这些日期代理他人，须先改派他人代理，代理不能转代理。", "The person stands in for somebody on those days; arrange another deputy there first: no deputy has a deputy.", Rule)
        : null;

    private static bool Overlaps(Absence other, AbsenceFacts facts) => other.FirstDay <= facts.LastDay && facts.FirstDay <= other.LastDay;
}
