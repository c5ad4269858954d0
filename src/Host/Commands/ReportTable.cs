using Orchestrator.Host.Simulation;
using Orchestrator.Workflows.Cases;
using Spectre.Console;

namespace Orchestrator.Host.Commands;

/// <summary>Shows a simulation's report on the terminal.</summary>
internal static class ReportTable
{
    public static void Write(SimulationReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("项目 / item").AddColumn(new TableColumn("数量 / count").RightAligned());
        table.AddRow("单位 / units", $"{report.Units}");
        foreach (var (state, count) in report.CasesByState)
            table.AddRow($"案件 {state} {UnitCaseStateNames.Zh(Enum.Parse<UnitCaseState>(state))}", $"{count}");
        foreach (var (code, count) in report.NoticesByCode)
            table.AddRow($"文书 / notices {code}", $"{count}");
        table.AddRow("提醒已发 / reminders sent", $"{report.RemindersSent}");
        table.AddRow("期限:设定 / deadlines armed", $"{report.Deadlines.Armed}");
        table.AddRow("期限:届满 / fired", $"{report.Deadlines.Fired}");
        table.AddRow("期限:撤销 / cancelled", $"{report.Deadlines.Cancelled}");
        table.AddRow("期限:迟到 / late", $"{report.Deadlines.Late}");
        table.AddRow("期限:遗失 / lost", $"{report.Deadlines.Lost}");
        table.AddRow("举报:收到 / tips received", $"{report.Tips.Received}");
        table.AddRow("举报:核查 / verified", $"{report.Tips.Verified}");
        table.AddRow("举报:立案或者并入案件 / converted", $"{report.Tips.Converted}");
        table.AddRow("举报:移送 / transferred", $"{report.Tips.Transferred}");
        table.AddRow("举报:重复 / duplicates", $"{report.Tips.Duplicates}");
        table.AddRow("举报:已反馈 / answered", $"{report.Tips.Answered}");
        table.AddRow("处罚案件 / penalty cases", $"{report.Penalties.Opened}");
        table.AddRow("处罚:当场处罚 / on the spot", $"{report.Penalties.OnTheSpot}");
        table.AddRow("处罚:询问笔录 / interviews", $"{report.Penalties.Interviews}");
        table.AddRow("处罚:先行登记保存 / evidence kept", $"{report.Penalties.Preserved}");
        table.AddRow("处罚:罚款 / fines", $"{report.Penalties.Fines}");
        table.AddRow("处罚:加处罚款 / surcharges", $"{report.Penalties.Surcharges}");
        table.AddRow("已走的状态转换 / transitions played", $"{report.TransitionsPlayed.Count}");
        table.AddRow("未走的状态转换 / not played", report.TransitionsNotPlayed.Count == 0 ? "0" : $"{report.TransitionsNotPlayed.Count}: {string.Join(' ', report.TransitionsNotPlayed)}");
        table.AddRow("状态变更 / transitions", $"{report.Transitions}");
        table.AddRow("违反不变式 / invariant violations", report.InvariantViolations.Count == 0 ? "[green]0[/]" : $"[red]{report.InvariantViolations.Count}[/]");
        table.AddRow("模拟期间 / simulated", $"{report.SimulatedFrom:yyyy-MM-dd} – {report.SimulatedTo:yyyy-MM-dd}");
        table.AddRow("用时(秒) / wall seconds", $"{report.WallSeconds:0.0}");
        AnsiConsole.Write(table);
        foreach (var violation in report.InvariantViolations)
            AnsiConsole.MarkupLineInterpolated($"[red]{violation}[/]");
    }
}
