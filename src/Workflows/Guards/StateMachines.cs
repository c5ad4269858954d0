using System.Text;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Approvals;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Guards;

/// <summary>The state machines of the unit case, the penalty case and the tip as a document, written from the tables and guards that the service itself obeys.</summary>
public static class StateMachines
{
    /// <summary>Markdown with a diagram and a table for each machine, and the guards with the rule that each holds to.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder();
        text.Append("""
            # 状态机 · State machines

            由 `./run.sh law machines` 从转换表和守卫条件生成，请勿手工修改。
            Written by `./run.sh law machines` from the transition tables and guards of the code; do not edit.


            """.ReplaceLineEndings("\n"));
        Machine(text, "单位案件 · Unit case", UnitCaseTransitions.All.Select(row => new Step(row.Id, row.From?.ToString(), row.To.ToString(), row.TriggerZh, row.TriggerEn, row.Roles)),
            Enum.GetValues<UnitCaseState>().Select(state => (state.ToString(), UnitCaseStateNames.Zh(state), UnitCaseStateNames.En(state))));
        Machine(text, "处罚案件 · Penalty case", PenaltyTransitions.All.Select(row => new Step(row.Id, row.From?.ToString(), row.To.ToString(), row.TriggerZh, row.TriggerEn, row.Roles)),
            Enum.GetValues<PenaltyState>().Select(state => (state.ToString(), PenaltyStateNames.Zh(state), PenaltyStateNames.En(state))));
        Machine(text, "举报 · Tip", TipTransitions.All.Select(row => new Step(row.Id, row.From.ToString(), row.To.ToString(), row.TriggerZh, row.TriggerEn, row.Roles)),
            Enum.GetValues<TipState>().Select(state => (state.ToString(), TipTransitions.Zh(state), TipTransitions.En(state))));
        Conditions(text);
        return text.ToString();
    }

    private static void Machine(StringBuilder text, string title, IEnumerable<Step> steps, IEnumerable<(string Code, string Zh, string En)> states)
    {
        var rows = steps.ToList();
        Line(text, $"## {title}\n\n```mermaid\nstateDiagram-v2");
        foreach (var (code, zh, _) in states)
            Line(text, $"  state \"{code} {zh}\" as {code}");
        foreach (var row in rows)
            Line(text, $"  {row.From ?? "[*]"} --> {row.To}: {row.Id} {row.En}");
        Line(text, "```\n\n| id | 从 from | 至 to | 触发 trigger | 角色 roles | 守卫 guards |\n|---|---|---|---|---|---|");
        foreach (var row in rows)
        {
            var guards = Safeguard.All.Where(guard => guard.Transitions.Contains(row.Id)).Select(guard => $"`{guard.GetType().Name}`");
            Line(text, $"| {row.Id} | {row.From ?? "–"} | {row.To} | {row.Zh} · {row.En} | {string.Join(", ", row.Roles)} | {string.Join("<br>", guards)} |");
        }
        Line(text, "");
    }

    private static void Conditions(StringBuilder text)
    {
        Line(text, "## 守卫条件 · Guards\n\n| 规则 rule | 守卫 guard | 内容 what it holds an act to | 转换 transitions |\n|---|---|---|---|");
        foreach (var guard in Safeguard.All)
            Line(text, $"| {guard.Rule} | `{guard.GetType().Name}` | {guard.Zh}<br>{guard.En} | {string.Join(", ", guard.Transitions)} |");
        Line(text, "\n## 签批 · Approvals\n\n每一项审批都遵守下列条件。 Every approval, whatever it is about, is held to these.\n\n| 规则 rule | 守卫 guard | 内容 what it holds an act to |\n|---|---|---|");
        foreach (var guard in ApprovalGuard.All)
            Line(text, $"| {guard.Rule} | `{guard.GetType().Name}` | {guard.Zh}<br>{guard.En} |");
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private sealed record Step(string Id, string? From, string To, string Zh, string En, IReadOnlyList<string> Roles);
}
