using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Plans;

/// <summary>A plan lies in the inspection phase, or says why not, and asks no more of a day than it has.</summary>
internal sealed class APlanHasItsDaysAndItsMeasure : PlanGuard
{
    private const int MostVisits = 10;
    private const int LongestPlan = 366;

    public override Refusal? Check(PlanFacts facts)
    {
        var wish = facts.Wish!;
        if (facts.Campaign.Phases.Find(phase => phase.Number == 2) is not { } phase)
            return new Refusal("plan.no-phase", "专项整治没有检查阶段。", "The campaign has no inspection phase.", Rule);
        if (wish.VisitsPerDay is < 1 or > MostVisits)
            return new Refusal("plan.visits-per-day", $"每组每日检查户次应为1至{MostVisits}。", $"A pair makes 1 to {MostVisits} visits a day.", Rule);
        if (wish.LastDay < wish.FirstDay || NodaTime.Period.DaysBetween(wish.FirstDay, wish.LastDay) > LongestPlan)
            return new Refusal("plan.days", "计划的结束日期不能早于开始日期，计划期不超过一年。", "A plan ends no earlier than it begins, and lasts no longer than a year.", Rule);
        if (wish.LastDay < facts.Today)
            return new Refusal("plan.days-over", $"计划的结束日期{wish.LastDay:yyyy-MM-dd}已过。", $"The last day of the plan, {wish.LastDay:yyyy-MM-dd}, is over.", Rule);
        if (wish.FirstDay < phase.First)
            return new Refusal("inspection.before-phase", $"检查阶段自 {phase.First:yyyy-MM-dd} 开始，请选择该日以后的日期。", $"The inspection phase begins on {phase.First:yyyy-MM-dd}; choose a later day.", "工作方案四(二)");
        return wish.LastDay > phase.Last && string.IsNullOrWhiteSpace(wish.Reason)
            ? new Refusal("plan.after-phase", $"检查阶段至 {phase.Last:yyyy-MM-dd} 结束，此后检查须写明理由。", $"The inspection phase ends on {phase.Last:yyyy-MM-dd}; give the reason for visits after it.", "T-04")
            : null;
    }
}
