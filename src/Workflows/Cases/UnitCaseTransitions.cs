using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using static Orchestrator.Workflows.Cases.UnitCaseState;

namespace Orchestrator.Workflows.Cases;

/// <summary>
/// Every lawful step between states of the unit case, domain reference §3.1. No transition is decided anywhere else. A hold (中止, X1) is an overlay that
/// pauses a case in its state, so it is no row here.
/// </summary>
public static class UnitCaseTransitions
{
    private static readonly UnitCaseState[] Live =
        [U00, U10, U11, U12, U13, U14, U20, U21, U22, U23, U30, U31, U32, U33, U34, U35, U36, U37, U40, U41, U50, U51, U52, U53];

    /// <summary>The table, in the order of the reference.</summary>
    public static IReadOnlyList<UnitCaseTransition> All { get; } =
    [
        new("TR-01", null, U00, "登记建档", "registered", [Role.Office, Role.System]),
        new("TR-02", U00, U10, "通知已送达", "notice served", [Role.Office, Role.Clerk]),
        new("TR-03", U10, U11, "报送自查", "self-check submitted", [Role.Unit]),
        new("TR-03", U13, U11, "逾期补报", "self-check submitted late", [Role.Unit]),
        new("TR-04", U10, U13, "报送期限届满", "filing deadline expired", [Role.System]),
        new("TR-05", U11, U12, "退回补正", "returned for correction", [Role.Officer]),
        new("TR-06", U12, U11, "补正重报", "resubmitted", [Role.Unit]),
        new("TR-06a", U12, U13, "补正期限届满，视为未报送", "correction period expired, treated as not filed", [Role.System]),
        new("TR-07", U11, U14, "核收", "accepted", [Role.Officer, Role.Lead]),
        new("TR-08", U14, U20, "列入检查计划", "inspection planned", [Role.Lead, Role.Office]),
        new("TR-08", U13, U20, "未报送仍列入检查计划", "inspection planned although nothing was filed", [Role.Lead, Role.Office]),
        new("TR-08", U00, U20, "直接列入检查计划", "inspection planned at once", [Role.Lead, Role.Office]),
        new("TR-09", U20, U21, "开始检查", "inspection started", [Role.Officer]),
        new("TR-10", U21, U22, "检查结束，未发现问题", "inspection finished, no issue", [Role.Officer]),
        new("TR-11", U21, U23, "检查结束，发现问题", "inspection finished, issues found", [Role.Officer]),
        new("TR-12", U23, U30, "提请责令整改", "order proposed", [Role.Officer]),
        new("TR-13", U23, U40, "直接提请处罚", "penalty proposed without an order", [Role.Officer]),
        new("TR-14", U30, U31, "批准责令整改", "order approved", [Role.Lead, Role.Legal]),
        new("TR-15", U30, U23, "不批准责令整改", "order rejected", [Role.Lead, Role.Legal]),
        new("TR-16", U31, U32, "责令整改通知书已送达", "order served", [Role.Officer, Role.Clerk]),
        new("TR-17", U32, U32, "准予延期", "extension granted", [Role.Lead]),
        new("TR-18", U32, U32, "不予延期", "extension refused", [Role.Lead]),
        new("TR-19", U32, U33, "报告整改完成", "completion reported", [Role.Unit]),
        new("TR-20", U32, U34, "整改期限届满", "rectification period expired", [Role.System]),
        new("TR-21", U33, U35, "开始复查", "recheck started", [Role.Officer]),
        new("TR-21", U34, U35, "期满开始复查", "recheck started after expiry", [Role.Officer]),
        new("TR-22", U35, U36, "全部整改到位", "all items fixed", [Role.Officer, Role.Lead]),
        new("TR-23", U35, U37, "逾期未整改到位", "not fixed", [Role.Officer, Role.Lead]),
        new("TR-24", U35, U32, "部分整改，续发通知", "partly fixed, new order", [Role.Lead, Role.Legal]),
        new("TR-24a", U35, U31, "部分整改，续发通知待送达", "partly fixed, new order to be served", [Role.Lead, Role.Legal]),
        new("TR-25", U37, U40, "提请处罚", "penalty case opened", [Role.Officer, Role.Lead]),
        new("TR-26", U40, U41, "处罚执行完毕", "penalty executed", [Role.System]),
        new("TR-27", U40, U36, "不予处罚且已整改", "no penalty and fixed", [Role.Lead]),
        new("TR-28", U41, U35, "处罚后复查", "recheck after the penalty", [Role.Officer]),
        new("TR-29", U22, U50, "转入待验收", "ready for acceptance", [Role.System]),
        new("TR-29", U36, U50, "整改合格，转入待验收", "fixed, ready for acceptance", [Role.System]),
        new("TR-30", U50, U51, "抽中现场验收", "drawn for acceptance on site", [Role.Acceptance]),
        new("TR-31", U50, U52, "书面验收合格", "accepted on the documents", [Role.Acceptance]),
        new("TR-32", U51, U52, "现场验收合格", "acceptance passed", [Role.Acceptance]),
        new("TR-32", U51, U53, "现场验收不合格", "acceptance failed", [Role.Acceptance]),
        new("TR-32a", U53, U51, "再整改后再次验收", "second round after T-37", [Role.Acceptance]),
        new("TR-33", U53, U30, "再次责令整改", "new order", [Role.Lead]),
        new("TR-33", U53, U40, "重复违法，提请处罚", "repeated violation, penalty proposed", [Role.Lead]),
        new("TR-34", U52, U60, "结案", "closed", [Role.Officer, Role.Lead]),
        new("TR-35", U60, U61, "归档", "archived", [Role.Clerk]),
        .. Live.Select(from => new UnitCaseTransition("TR-38", from, X2, "整案移送", "transferred as a whole", [Role.Officer, Role.Legal, Role.Commander])),
        .. Live.TakeWhile(from => from <= U23).Select(from => new UnitCaseTransition("TR-39", from, X3, "并案", "merged into another case", [Role.Office, Role.Lead])),
        .. Live.Select(from => new UnitCaseTransition("TR-40", from, X4, "终止", "terminated", [Role.Officer, Role.Lead])),
        .. Live.TakeWhile(from => from <= U10).Select(from => new UnitCaseTransition("TR-41", from, X5, "撤销建档", "registered by mistake", [Role.Office])),
        new("TR-42", U60, U23, "重新启动", "reopened", [Role.Lead, Role.Commander]),
    ];

    private static readonly HashSet<(UnitCaseState From, UnitCaseState To)> Allowed =
        [.. All.Where(row => row.From is not null).Select(row => (row.From!.Value, row.To))];

    /// <summary>The steps out of a state.</summary>
    public static IEnumerable<UnitCaseTransition> From(UnitCaseState state) => All.Where(row => row.From == state);

    /// <summary>Null when the table has the step, else the refusal.</summary>
    public static Refusal? Check(UnitCaseState from, UnitCaseState to) =>
        Allowed.Contains((from, to))
            ? null
            : new Refusal("case.transition",
                $"案件处于“{from} {UnitCaseStateNames.Zh(from)}”，不能转为“{to} {UnitCaseStateNames.Zh(to)}”。",
                $"A case in {from} ({UnitCaseStateNames.En(from)}) cannot move to {to} ({UnitCaseStateNames.En(to)}).", "§3.1");
}

/// <summary>One row of the table.</summary>
/// <param name="Id">Id of the domain reference, for example <c>TR-16</c>; one id may have several rows.</param>
/// <param name="From">Null for the opening of a case.</param>
/// <param name="Roles">Who may do it, see <see cref="Role"/>; several act one after the other or in place of each other as the workflow says.</param>
public sealed record UnitCaseTransition(string Id, UnitCaseState? From, UnitCaseState To, string TriggerZh, string TriggerEn, IReadOnlyList<string> Roles);
