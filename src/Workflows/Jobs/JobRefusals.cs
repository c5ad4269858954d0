using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Jobs;

/// <summary>Why a job is not taken or not steered, as vocabulary.</summary>
public static class JobRefusals
{
    public static Refusal NoItems { get; } = new("job.no-items", "没有选中任何任务。", "No task is chosen.");
    public static Refusal NoOutcome { get; } = new("job.no-outcome", "应当指定处理意见。", "An outcome is needed.");
    public static Refusal NoAssignee { get; } = new("job.no-assignee", "应当指定承办人。", "A person to assign to is needed.");
    public static Refusal NothingToOpen { get; } = new("job.nothing-to-open", "每个单位都已有案卷。", "Every unit has its case already.");
    public static Refusal LaunchRuns { get; } = new("job.launch-runs", "该专项整治的启动作业尚未结束。", "A launch of this campaign has not ended yet.");
    public static Refusal NotYours { get; } = new("job.not-yours", "只有下达人、专项办和管理员可以控制作业。", "Only whoever ordered a job, the campaign office and administrators may steer it.");

    public static Refusal TooMany(int limit) => new("job.too-many", $"一次最多选择 {limit} 项任务。", $"At most {limit} tasks may be chosen at a time.");

    public static Refusal Unknown(string id) => new("job.unknown", $"没有作业“{id}”。", $"There is no job '{id}'.");

    public static Refusal Over(Job job) => new("job.over", $"作业已是“{job.Status}”。", $"The job is {job.Status}.");
}
