using Orchestrator.Engine;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tasks;

/// <summary>Why a task cannot be done, as vocabulary.</summary>
internal static class TaskRefusals
{
    public static Refusal RevisionMoved { get; } = new("task.revision-moved", "任务在您打开之后已有变化，请刷新后再试。", "The task has changed since you opened it; load it again.");
    public static Refusal NotYourUnit { get; } = new("task.not-your-unit", "您不能办理其他单位的任务。", "The task belongs to another unit.");
    public static Refusal Excluded { get; } = new("task.excluded", "您已办理本案的前一环节，按职责分离要求不能办理本环节。", "You did an earlier step of this case; separation of duties forbids this one.", "公安机关办理行政案件程序规定");
    public static Refusal Recused { get; } = new("task.recused", "您在本案中已回避，不能再办理本案任何事项；请由接替人员办理。", "You are under recusal in this case and do nothing more in it; who took over does.", "公安机关办理行政案件程序规定第二十条");
    public static Refusal AssignedToOther { get; } = new("task.assigned-to-other", "任务已指派给其他人员。", "The task is assigned to somebody else.");
    public static Refusal MayNotReassign { get; } = new("task.may-not-reassign", "只有办理人本人可以转办，部门负责人和专项办可以改派。", "Only who holds a task may transfer it; heads and the campaign office may reassign it.");
    public static Refusal ReasonMissing { get; } = new("task.reason-missing", "转办、改派应当说明理由。", "Transferring a task needs a reason.");
    public static Refusal NotSuitable { get; } = new("task.not-suitable", "该人员不能办理此任务。", "That person may not do this task.");

    public static Refusal OnHold(CaseHold hold) =>
        new("case.on-hold", $"案件自{hold.Since:yyyy-MM-dd}起中止（{hold.Reason}），除送达文书和恢复办理外不能办理。", $"The case has been suspended since {hold.Since:yyyy-MM-dd} ({hold.Reason}); but for service and its resumption nothing is done.", "TR-36");

    public static Refusal Unknown(string id) => new("task.unknown", $"没有任务“{id}”。", $"There is no task '{id}'.");

    public static Refusal NotYourRole(WorkTask task) => new("task.not-your-role", $"此任务由 {task.Role} 办理。", $"This task is for the role {task.Role}.");

    public static Refusal NoSuchOutcome(WorkTask task, string outcome) => new("task.no-such-outcome", $"此任务没有“{outcome}”，可选：{string.Join("、", task.Outcomes)}。", $"The task has no outcome '{outcome}'; it has {string.Join(", ", task.Outcomes)}.");

    public static Refusal AlreadyHandled(WorkTask task, string? by)
    {
        if (task.Status == WorkTaskStatus.Withdrawn)
            return new("task.already-handled", "任务已撤回：期限已届满或者案件已转入其他环节。", "The task was withdrawn: its deadline passed or the case went another way.");
        var at = task.CompletedAt?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return new("task.already-handled", $"任务已由{by}于{at}办理（{task.Outcome}）。", $"The task was done by {by} on {at} ({task.Outcome}).");
    }

    public static Refusal StepGone(WorkTask task, ResumeOutcome outcome) => outcome == ResumeOutcome.InstanceNotRunning
        ? new("task.instance-not-running", "流程已经结束或者因故障停止，不能继续办理。", "The workflow has ended or stopped on a fault.")
        : new("task.already-handled", $"任务“{task.Title}”刚刚已被办理。", $"The task '{task.TitleEn}' has just been done.");
}
