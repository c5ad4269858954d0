using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using static Orchestrator.Workflows.Tips.TipState;

namespace Orchestrator.Workflows.Tips;

/// <summary>Every lawful step between states of a tip, domain reference §3.2. No transition is decided anywhere else.</summary>
public static class TipTransitions
{
    /// <summary>The table, in the order of the reference.</summary>
    public static IReadOnlyList<TipTransition> All { get; } =
    [
        new("LT-01", L00, L01, "登记", "registered", [Role.Intake, Role.System]),
        new("LT-02", L01, L02, "提交初核", "put to triage", [Role.System]),
        new("LT-03", L02, L03, "重复，合并到先前举报", "duplicate of an earlier tip", [Role.Intake]),
        new("LT-04", L02, L04, "属本机关管辖，核查", "own competence, verified", [Role.Intake]),
        new("LT-05", L02, L05, "属其他机关管辖，移送", "another authority's, transferred", [Role.Intake, Role.Lead]),
        new("LT-06", L02, L09, "不属受理范围", "out of scope", [Role.Intake]),
        new("LT-07", L04, L06, "查证属实，立案或者并入案件", "confirmed, case opened or linked", [Role.Officer]),
        new("LT-08", L04, L07, "查证不属实", "unfounded", [Role.Officer]),
        new("LT-09", L04, L08, "无法查实", "cannot be verified", [Role.Officer]),
        new("LT-10", L04, L05, "发现属其他机关管辖，移送", "found to be another authority's", [Role.Officer, Role.Lead]),
        new("LT-11", L06, L10, "反馈", "answered", [Role.Intake]),
        new("LT-12", L07, L10, "反馈", "answered", [Role.Intake]),
        new("LT-13", L08, L10, "反馈", "answered", [Role.Intake]),
        new("LT-14", L05, L10, "收到回执后反馈", "answered after the receipt", [Role.Intake]),
        new("LT-15", L03, L10, "反馈", "answered", [Role.Intake]),
        new("LT-16", L09, L10, "反馈", "answered", [Role.Intake]),
        new("LT-17", L10, L11, "办结", "closed", [Role.System]),
    ];

    /// <summary>Null when the table has the step, else the refusal.</summary>
    public static Refusal? Check(TipState from, TipState to) =>
        All.Any(row => row.From == from && row.To == to) ? null
        : new Refusal("tip.transition", $"举报处于“{from} {Zh(from)}”，不能转为“{to} {Zh(to)}”。", $"A tip in {from} ({En(from)}) cannot move to {to} ({En(to)}).", "§3.2");

    public static string Zh(TipState state) => state switch
    {
        L00 => "收到",
        L01 => "登记",
        L02 => "初核分流",
        L03 => "重复合并",
        L04 => "核查中",
        L05 => "转办移送",
        L06 => "属实",
        L07 => "不属实",
        L08 => "无法查实",
        L09 => "不予受理",
        L10 => "反馈",
        _ => "办结",
    };

    public static string En(TipState state) => state switch
    {
        L00 => "received",
        L01 => "registered",
        L02 => "triage",
        L03 => "duplicate",
        L04 => "being verified",
        L05 => "transferred",
        L06 => "confirmed",
        L07 => "unfounded",
        L08 => "cannot be verified",
        L09 => "not taken up",
        L10 => "answered",
        _ => "closed",
    };
}

/// <summary>One row of the table.</summary>
public sealed record TipTransition(string Id, TipState From, TipState To, string TriggerZh, string TriggerEn, IReadOnlyList<string> Roles);
