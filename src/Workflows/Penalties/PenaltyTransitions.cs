using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using static Orchestrator.Workflows.Penalties.PenaltyState;

namespace Orchestrator.Workflows.Penalties;

/// <summary>Every lawful step between states of the penalty case, domain reference §3.3. Review and litigation are overlays and no rows here.</summary>
public static class PenaltyTransitions
{
    private static readonly PenaltyState[] Enforceable = [P16, P17, P18, P19, P20, P21];

    /// <summary>The table, in the order of the procedure.</summary>
    public static IReadOnlyList<PenaltyTransition> All { get; } =
    [
        new("PT-01", null, P00, "提请受案", "filing proposed", [Role.Officer]),
        new("PT-02", P00, P01, "批准受案", "filing approved", [Role.Lead]),
        new("PT-02a", P00, P15, "当场处罚决定书已当场交付", "imposed and handed over on the spot", [Role.Officer]),
        new("PT-03", P00, PX0, "不予受案", "not filed", [Role.Lead]),
        new("PT-04", P01, P02, "开始调查", "investigation started", [Role.Officer]),
        new("PT-05", P02, P03, "调查终结", "investigation ends", [Role.Officer]),
        new("PT-06", P02, PX1, "违法事实不成立等，终止调查", "no facts, terminated", [Role.Officer, Role.Lead]),
        new("PT-07", P02, PX2, "不属本机关管辖，移送", "belongs to another authority", [Role.Officer, Role.Legal, Role.Commander]),
        new("PT-08", P02, PX3, "涉嫌犯罪，转刑事", "crime suspected", [Role.Officer, Role.Legal, Role.Commander]),
        new("PT-09", P03, P04, "提请法制审核", "submitted for legal review", [Role.Officer]),
        new("PT-10", P04, P02, "审核退回", "returned by legal review", [Role.Legal]),
        new("PT-11", P04, P05, "审核通过", "legal review passed", [Role.Legal]),
        new("PT-12", P05, P06, "告知已送达", "advance notice served", [Role.Officer, Role.Clerk]),
        new("PT-13", P06, P07, "收到陈述申辩", "defence received", [Role.Unit]),
        new("PT-14", P06, P08, "收到听证申请", "hearing requested", [Role.Unit]),
        new("PT-15", P06, P11, "权利期间届满或者放弃权利", "rights period ended or waived", [Role.System, Role.Unit]),
        new("PT-16", P07, P08, "另申请听证", "hearing also requested", [Role.Unit]),
        new("PT-17", P07, P11, "复核完毕", "defence reviewed", [Role.Officer]),
        new("PT-18", P07, P04, "事实有变，重新审核", "facts changed, reviewed again", [Role.Officer]),
        new("PT-19", P08, P09, "受理听证", "hearing accepted", [Role.Legal, Role.System]),
        new("PT-20", P08, P11, "不予受理听证", "hearing not accepted", [Role.Legal]),
        new("PT-21", P09, P10, "举行听证", "hearing held", [Role.Hearing]),
        new("PT-22", P09, P11, "撤回听证申请或者不到场", "hearing withdrawn or unit absent", [Role.Hearing]),
        new("PT-23", P10, P04, "听证后审核", "review after the hearing", [Role.Legal]),
        new("PT-24", P11, P12, "讨论完毕，报请决定", "discussed, submitted for decision", [Role.Lead]),
        new("PT-25", P12, P13, "决定处罚", "penalty decided", [Role.Commander]),
        new("PT-26", P12, P14, "决定不予处罚", "no penalty decided", [Role.Commander]),
        new("PT-27", P12, P02, "退回补充调查", "sent back", [Role.Commander]),
        new("PT-28", P13, P15, "决定书已送达", "decision served", [Role.Officer, Role.Clerk]),
        new("PT-29", P14, P30, "不予处罚决定书已送达，结案", "no-penalty decision served, closed", [Role.Officer, Role.Clerk]),
        new("PT-30", P15, P16, "开始履行", "performance starts", [Role.System]),
        new("PT-31", P15, P21, "仅警告，送达即执行完毕", "a warning alone is executed by service", [Role.System]),
        new("PT-32", P15, PX4, "撤销或者变更", "revoked or changed", [Role.Commander]),
        new("PT-33", P16, P20, "停机整顿开始", "stop order starts", [Role.Officer]),
        new("PT-34", P16, P17, "逾期未缴", "unpaid when the payment period ended", [Role.System]),
        new("PT-35", P16, P21, "已缴清", "paid", [Role.Clerk]),
        new("PT-36", P17, P18, "催告", "demand served", [Role.Officer]),
        new("PT-37", P17, P21, "连同加处罚款缴清", "paid with surcharge", [Role.Clerk]),
        new("PT-38", P18, P19, "申请法院强制执行", "court applied to", [Role.Legal, Role.Commander]),
        new("PT-39", P18, P21, "催告后缴清", "paid after the demand", [Role.Clerk]),
        new("PT-40", P19, P21, "法院执行完毕", "enforced by the court", [Role.Clerk]),
        new("PT-41", P20, P21, "停机期满且检查合格", "stop term ended and check passed", [Role.Officer]),
        new("PT-42", PX4, P02, "重新办理", "redone", [Role.Officer]),
        new("PT-43", PX4, P30, "撤销后结案", "closed after revocation", [Role.Lead]),
        new("PT-44", P21, P30, "结案", "closed", [Role.Officer, Role.Lead]),
        new("PT-45", P04, P11, "听证后审核通过", "legal review after the hearing passed", [Role.Legal]) { After = P10 },
        new("PT-46", P10, P09, "中止听证，另定日期", "hearing suspended, another day to be set", [Role.Hearing]),
        new("PT-47", P10, P11, "终止听证", "hearing terminated", [Role.Hearing]),
        new("PT-48", P11, P08, "收到期内交邮的听证申请", "a request posted in time arrives", [Role.Lead]),
        new("PT-49", P12, P08, "收到期内交邮的听证申请", "a request posted in time arrives", [Role.Commander]),
        new("PT-50", P17, P20, "缴清后停机整顿尚未结束", "paid while the stop goes on", [Role.System]),
        new("PT-51", P18, P20, "催告后缴清，停机整顿尚未结束", "paid after the demand while the stop goes on", [Role.System]),
        new("PT-52", P19, P20, "法院执行完毕，停机整顿尚未结束", "enforced by the court while the stop goes on", [Role.System]),
        new("PT-53", P17, P19, "申请法院强制执行", "court applied to where no demand is required", [Role.Legal, Role.Commander]),
        .. Enforceable.Select((from, i) => new PenaltyTransition($"PT-{54 + i}", from, PX4, "执行中撤销或者变更", "revoked or changed while carried out", [Role.Commander])),
    ];

    private static readonly HashSet<(PenaltyState From, PenaltyState To)> Allowed =
        [.. All.Where(row => row.From is not null).Select(row => (row.From!.Value, row.To))];

    /// <summary>The steps out of a state.</summary>
    public static IEnumerable<PenaltyTransition> From(PenaltyState state) => All.Where(row => row.From == state);

    /// <summary>Null when the table has the step, else the refusal.</summary>
    public static Refusal? Check(PenaltyState from, PenaltyState to) =>
        Allowed.Contains((from, to))
            ? null
            : new Refusal("penalty.transition",
                $"处罚案件处于“{from} {PenaltyStateNames.Zh(from)}”，不能转为“{to} {PenaltyStateNames.Zh(to)}”。",
                $"A penalty case in {from} ({PenaltyStateNames.En(from)}) cannot move to {to} ({PenaltyStateNames.En(to)}).", "§3.3");
}

/// <summary>One row of the table.</summary>
/// <param name="From">Null for the opening of a penalty case.</param>
/// <param name="Roles">Who may do it, see <see cref="Role"/>.</param>
public sealed record PenaltyTransition(string Id, PenaltyState? From, PenaltyState To, string TriggerZh, string TriggerEn, IReadOnlyList<string> Roles)
{
    /// <summary>A state that the case must have passed before; null when none is asked for.</summary>
    public PenaltyState? After { get; init; }
}
