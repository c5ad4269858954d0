using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Absences;

/// <summary>An absence has a first and a last day, not over already, at most half a year, and a reason.</summary>
internal sealed class AnAbsenceHasItsDaysAndItsReason : AbsenceGuard
{
    private const int LongestDays = 183;

    public override Refusal? Check(AbsenceFacts facts) =>
        string.IsNullOrWhiteSpace(facts.Reason) ? new Refusal("absence.reason", "请写明不在岗的原因。", "Give the reason of the absence.", Rule)
        : facts.LastDay < facts.FirstDay || facts.LastDay < facts.Today ? new Refusal("absence.days", "结束日期不能早于开始日期和今天。", "The last day must not lie before the first, nor before today.", Rule)
        : NodaTime.Period.DaysBetween(facts.FirstDay, facts.LastDay) >= LongestDays ? new Refusal("absence.days", $"代理不得超过{LongestDays}日，期满可以续办。", $"An arrangement lasts at most {LongestDays} days; it can be made anew.", Rule)
        : null;
}
