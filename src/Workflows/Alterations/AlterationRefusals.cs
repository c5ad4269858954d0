using Orchestrator.Engine.Alterations;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Alterations;

/// <summary>Why an alteration is not ordered or not carried out, as vocabulary.</summary>
public static class AlterationRefusals
{
    public static Refusal MayNotOrder { get; } = new("alteration.may-not-order", "只有管理员和流程编制员可以变更流程实例。", "Only administrators and workflow authors may alter instances.");
    public static Refusal MayNotCancel { get; } = new("alteration.may-not-cancel", "只有管理员可以取消流程实例。", "Only administrators may cancel instances.");
    public static Refusal MayNotDecide { get; } = new("alteration.may-not-decide", "只有管理员、流程编制员、部门负责人和分管局领导可以审批变更。", "Only administrators, workflow authors, heads and commanders may decide about alterations.");
    public static Refusal SamePerson { get; } = new("alteration.same-person", "变更涉及法定行为，须由提出人以外的人员批准。", "The alteration touches a legal act: somebody other than the proposer must agree.", "职责分离");
    public static Refusal ReasonMissing { get; } = new("alteration.reason-missing", "应当说明理由。", "A reason is needed.");
    public static Refusal ReasonTooLong { get; } = new("alteration.reason-too-long", "理由不得超过 500 个字。", "The reason must not be longer than 500 characters.");
    public static Refusal NoAlterations { get; } = new("alteration.none", "没有指定要做的变更。", "No alteration is given.");
    public static Refusal NoInstances { get; } = new("alteration.no-instances", "没有选中任何流程实例。", "No instance is chosen.");
    public static Refusal NeedsSecondPerson { get; } = new("alteration.needs-second-person", "变更涉及法定行为，尚未经第二人批准。", "The alteration touches a legal act and no second person has agreed.", "职责分离");

    public static Refusal TooMany(int limit) => new("alteration.too-many", $"一次最多选择 {limit} 个流程实例。", $"At most {limit} instances may be chosen at a time.");

    public static Refusal Unknown(string id) => new("alteration.unknown", $"没有变更计划“{id}”。", $"There is no alteration plan '{id}'.");

    public static Refusal NotProposed(AlterationPlan plan) => new("alteration.decided", $"变更计划已是“{plan.Status}”，不再待批。", $"The plan is {plan.Status} and waits for no decision.");

    public static Refusal NotStoppable(AlterationPlan plan) => new("alteration.ended", $"变更计划已是“{plan.Status}”，无需停止。", $"The plan is {plan.Status}; there is nothing to stop.");

    /// <summary>What the engine said, as the domain says it.</summary>
    public static Refusal Of(IReadOnlyList<AlterationFinding> findings) => findings is [var only]
        ? new Refusal(only.Code, only.Zh, only.En)
        : new Refusal(findings[0].Code, string.Join(' ', findings.Select(f => f.Zh)), string.Join(' ', findings.Select(f => f.En)));
}
