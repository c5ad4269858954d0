using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Cases;

/// <summary>Moves the case (U, X), the penalty case (P) or the tip (L) to a state, if its transition table allows it. Recording the present state again changes nothing.</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "记录状态", DisplayNameEn = "Record a state",
    Description = "按转换表将案件（U、X）、处罚案件（P）或举报（L）转入所选状态。", DescriptionEn = "Moves the case (U, X), the penalty case (P) or the tip (L) by its transition table.")]
internal sealed class RecordState : CodeActivity
{
    [Input(DisplayName = "状态", DisplayNameEn = "State", UIHint = UIHints.Dropdown, Options =
    [
        "U10|U10 待自查|U10 self-check awaited", "U11|U11 自查待审|U11 to be reviewed", "U12|U12 退回补正|U12 returned", "U13|U13 逾期未报|U13 overdue", "U14|U14 自查核收|U14 accepted",
        "U20|U20 待检查|U20 planned", "U21|U21 检查中|U21 under inspection", "U22|U22 检查未发现问题|U22 clean", "U23|U23 发现问题待处置|U23 issues found",
        "U30|U30 责令整改待批|U30 order drafted", "U31|U31 责令整改待送达|U31 to be served", "U32|U32 限期整改中|U32 rectifying", "U33|U33 整改已报待复查|U33 reported", "U34|U34 期满待复查|U34 expired",
        "U35|U35 复查中|U35 recheck", "U36|U36 整改合格|U36 fixed", "U37|U37 逾期未改|U37 not fixed", "U40|U40 处罚程序中|U40 penalty", "U41|U41 处罚后待复查|U41 after the penalty",
        "U50|U50 待验收|U50 to be accepted", "U51|U51 验收中|U51 acceptance", "U52|U52 验收合格|U52 passed", "U53|U53 验收不合格|U53 failed", "U60|U60 结案|U60 closed", "U61|U61 归档|U61 archived",
        "X2|X2 已移送|X2 transferred", "X3|X3 已并案|X3 merged", "X4|X4 终止|X4 terminated", "X5|X5 撤销建档|X5 void",
        "L01|L01 登记|L01 registered", "L02|L02 初核分流|L02 triage", "L03|L03 重复合并|L03 duplicate", "L04|L04 核查中|L04 being verified", "L05|L05 转办移送|L05 transferred", "L06|L06 属实|L06 confirmed", "L07|L07 不属实|L07 unfounded", "L08|L08 无法查实|L08 cannot be verified", "L09|L09 不予受理|L09 not taken up", "L10|L10 反馈|L10 answered", "L11|L11 办结|L11 closed",
        "P01|P01 已受案|P01 filed", "P02|P02 调查取证|P02 investigation", "P03|P03 调查终结|P03 concluded", "P04|P04 法制审核|P04 legal review", "P05|P05 告知待送达|P05 notice to be served",
        "P06|P06 权利期间|P06 rights", "P07|P07 陈述申辩复核|P07 defence", "P08|P08 听证受理|P08 hearing requested", "P09|P09 听证已定|P09 hearing arranged", "P10|P10 听证|P10 hearing", "P11|P11 集体讨论|P11 discussion", "P12|P12 决定审批|P12 decision", "P13|P13 处罚决定|P13 decided", "P14|P14 不予处罚|P14 no penalty",
        "P15|P15 已送达|P15 served", "P16|P16 履行中|P16 performance", "P17|P17 逾期加罚|P17 surcharge", "P18|P18 催告|P18 demand", "P19|P19 申请法院执行|P19 court", "P20|P20 停机整顿执行中|P20 stopped", "P21|P21 执行完毕|P21 executed", "P30|P30 结案|P30 closed", "PX0|PX0 未受案|PX0 not filed", "PX1|PX1 终止调查|PX1 terminated", "PX2|PX2 移送|PX2 transferred", "PX3|PX3 转刑事|PX3 turned criminal", "PX4|PX4 撤销、变更|PX4 revoked or changed",
    ])]
    public Input<string> State { get; set; } = new("U10");

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var text = context.Get(State, "");
        if (Enum.TryParse<UnitCaseState>(text, out var caseState))
            await CaseMoves.ToAsync(context, file, caseState);
        else if (Enum.TryParse<PenaltyState>(text, out var penaltyState))
            await MovePenaltyAsync(context, file, penaltyState);
        else if (Enum.TryParse<TipState>(text, out var tipState))
            await MoveTipAsync(context, file, tipState);
        else
            throw new RefusedException(new Refusal("state.unknown", $"没有状态“{text}”。", $"There is no state '{text}'."));
    }

    private static async Task MoveTipAsync(ActivityExecutionContext context, CaseFile file, TipState state)
    {
        var (tip, before) = (file.Tip, file.Tip.State);
        if (before == state)
            return;
        tip.MoveTo(state, context.Clock.GetUtcNow());
        await context.GetRequiredService<IAuditTrail>().AppendAsync(file.Campaign, context.GetRequiredService<Acting>().Actor, "tip.state", before.ToString(), state.ToString(), data: new { tip.Id, tip.Number }, cancellationToken: context.CancellationToken);
    }

    private static async Task MovePenaltyAsync(ActivityExecutionContext context, CaseFile file, PenaltyState state)
    {
        var (penalty, before) = (file.Penalty, file.Penalty.State);
        if (before == state)
            return;
        penalty.MoveTo(state, context.Clock.GetUtcNow());
        context.GetRequiredService<IAuditTrail>().Append(file.Case, context.GetRequiredService<Acting>().Actor, "penalty.state", before.ToString(), state.ToString(), data: new { penalty.Id });
        if (state == PenaltyState.PX4)
            await context.GetRequiredService<DeadlineArming>().CancelAllAsync(file, "处罚决定已撤销、变更", context.CancellationToken);
        if ((before, state) == (PenaltyState.PX4, PenaltyState.P02))
            penalty.TakeBackDecision();
        if (!penalty.IsEnded)
            return;
        penalty.ClosedAt = context.Clock.GetUtcNow();
        penalty.Outcome ??= state switch
        {
            PenaltyState.PX0 => PenaltyOutcome.NotFiled,
            PenaltyState.PX1 => PenaltyOutcome.Terminated,
            PenaltyState.PX2 or PenaltyState.PX3 => PenaltyOutcome.Transferred,
            _ when before == PenaltyState.PX4 => PenaltyOutcome.Revoked,
            _ => PenaltyOutcome.Executed,
        };
        await context.GetRequiredService<DeadlineArming>().CancelAllAsync(file, "处罚案件已结束", context.CancellationToken);
    }
}
