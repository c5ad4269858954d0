namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>Why a plan has no visit for a unit.</summary>
/// <param name="Code">Stable code, for example <c>full</c>.</param>
public sealed record VisitObstacle(string Code, string Zh, string En)
{
    public static VisitObstacle OnHold { get; } = new("on-hold", "案件中止，恢复办理后另行安排。", "The case is suspended; its visit is planned when it resumes.");

    public static VisitObstacle NoPair(string district) =>
        new("no-pair", $"{district}没有两名在职民警可以组成检查组。", $"There are no two officers in service who could visit in {district}.");

    public static VisitObstacle NobodyPresent(string district) =>
        new("nobody-present", $"{district}在计划期内没有两名民警同日在岗。", $"On no day of the plan are two officers of {district} present.");

    public static VisitObstacle AllKeptOut { get; } =
        new("all-kept-out", "可以安排的检查组中均有回避或者不得承办本案的民警。", "In each pair that could go somebody is under recusal, or kept out of this case.");

    public static VisitObstacle Full(int pairs, int days, int perDay) =>
        new("full", $"可以安排的{pairs}个检查组在{days}个工作日内已排满（每组每日{perDay}户）。", $"The {pairs} pair(s) that could go are full on all {days} working day(s), at {perDay} visit(s) a day.");

    public static VisitObstacle TakenOut(string reason) => new("taken-out", $"人工移出：{reason}", $"Taken out: {reason}");
}
