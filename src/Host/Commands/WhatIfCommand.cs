using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NodaTime.Text;
using Orchestrator.Host.Calendar;
using Orchestrator.Workflows.Planning;
using Spectre.Console;

namespace Orchestrator.Host.Commands;

/// <summary><c>what-if</c>: plays plans and sets them side by side.</summary>
internal static class WhatIfCommand
{
    private const int MostPlans = 12;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Command Create()
    {
        var plans = new Argument<FileInfo[]>("plan") { Description = "方案文件(JSON),可多个 / plans (JSON), one or more", Arity = ArgumentArity.OneOrMore };
        var days = new Option<bool>("--days") { Description = "同时列出每日情况 / list each day too" };
        var database = CommonOptions.Database();
        database.Description = "另按此数据库中已载入的年度放假安排计算 / also count with the years that were loaded into this database";
        var json = CommonOptions.Json();
        var command = new Command("what-if", "推演并比较整治方案 / play plans and compare them") { plans, days, database, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var files = parsed.GetValue(plans)!;
            if (files.Length > MostPlans)
                throw new BadInputException($"一次最多比较 {MostPlans} 个方案", $"At most {MostPlans} plans are compared at once");
            var calendar = await LoadedCalendar.ReadAsync(parsed.GetValue(database), cancellationToken);
            var forecasts = new List<Forecast>();
            foreach (var file in files)
            {
                if (!file.Exists)
                    throw new BadInputException($"找不到文件 {file.FullName}", $"There is no file {file.FullName}");
                var plan = PlanReader.Read(await File.ReadAllTextAsync(file.FullName, cancellationToken), Path.GetFileNameWithoutExtension(file.Name)).Value;
                forecasts.Add(new Forecasting(calendar).Play(plan));
            }
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(forecasts.Select(forecast => Plain(forecast, parsed.GetValue(days))), Json));
            else
                Write(forecasts, parsed.GetValue(days));
            return ExitCode.Done;
        }));
        return command;
    }

    private static object Plain(Forecast forecast, bool withDays) => new
    {
        plan = forecast.Plan.Name,
        forecast.Plan.Units,
        forecast.Plan.OfficerPairs,
        forecast.Plan.VisitsPerDay,
        forecast.Plan.RectificationDays,
        forecast.Plan.ViolationRate,
        forecast.Plan.TipRate,
        forecast.CalendarVersion,
        forecast.WorkingDays,
        forecast.Capacity,
        coverage_complete_on = Day(forecast.CoverageCompleteOn),
        forecast.CoverageAtPhaseEnd,
        forecast.UninspectedAtPhaseEnd,
        forecast.PairsForFullCoverage,
        forecast.Orders,
        forecast.Extensions,
        forecast.LateRechecks,
        forecast.OrdersDueAfterCampaign,
        forecast.DeadlinesMissed,
        forecast.PenaltyCases,
        forecast.Tips,
        forecast.TipsVerified,
        forecast.LateVerifications,
        forecast.CasesFromTips,
        forecast.Outliving,
        forecast.OutlivingByPenalty,
        last_case_closes_on = Day(forecast.LastCaseClosesOn),
        forecast.PeakBacklog,
        days = withDays ? forecast.Days.Select(day => new { date = Day(day.Date), day.IsWorkingDay, day.Visits, day.Coverage, day.Backlog, day.RechecksWaiting, day.OpenCases, day.AtRisk }) : null,
    };

    private static void Write(IReadOnlyList<Forecast> forecasts, bool withDays)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("项目 / item");
        foreach (var forecast in forecasts)
            table.AddColumn(new TableColumn(Markup.Escape(forecast.Plan.Name)).RightAligned());
        Row("单位 / units", f => $"{f.Plan.Units}");
        Row("民警组数 × 每日户次 / pairs × visits", f => $"{f.Plan.OfficerPairs} × {f.Plan.VisitsPerDay}");
        Row("检查阶段工作日 / working days", f => $"{f.WorkingDays}");
        Row("检查能力(户次) / capacity", f => $"{f.Capacity}");
        Row("覆盖率达到100% / coverage complete on", f => Day(f.CoverageCompleteOn));
        Row("阶段末覆盖率 / coverage at phase end", f => $"{f.CoverageAtPhaseEnd:0.0}%");
        Row("阶段末未检查 / not inspected in time", f => $"{f.UninspectedAtPhaseEnd}");
        Row("按期全覆盖至少需要组数 / pairs needed", f => f.PairsForFullCoverage is { } pairs ? $"{pairs}" : "—");
        Row("责令整改 / orders", f => $"{f.Orders}");
        Row("延期 / extensions", f => $"{f.Extensions}");
        Row("复查逾期(T-10) / late rechecks", f => $"{f.LateRechecks}");
        Row("整治结束后到期的整改 / orders due after the end", f => $"{f.OrdersDueAfterCampaign}");
        Row("不能遵守的期限 / deadlines missed", f => $"{f.DeadlinesMissed}");
        Row("举报(其中实地核查) / tips (verified on the spot)", f => $"{f.Tips} ({f.TipsVerified})");
        Row("举报核查逾期(T-39) / late verifications", f => $"{f.LateVerifications}");
        Row("因举报新立的案件 / cases opened for a tip", f => $"{f.CasesFromTips}");
        Row("处罚案件 / penalty cases", f => $"{f.PenaltyCases}");
        Row("整治结束时未结 / cases that outlive the campaign", f => $"{f.Outliving}");
        Row("其中处罚 / of those by a penalty", f => $"{f.OutlivingByPenalty}");
        Row("最后结案 / last case closes on", f => Day(f.LastCaseClosesOn));
        Row("最大积压 / peak backlog", f => $"{f.PeakBacklog}");
        AnsiConsole.Write(table);
        foreach (var forecast in forecasts.Where(_ => withDays))
        {
            Console.WriteLine($"\n{forecast.Plan.Name}");
            foreach (var day in forecast.Days)
                Console.WriteLine($"{Day(day.Date)} {(day.IsWorkingDay ? " " : "休")} 检查 {day.Visits,4}  覆盖 {day.Coverage,5:0.0}%  积压 {day.Backlog,5} (复查 {day.RechecksWaiting,4}, 告急 {day.AtRisk,4})  未结 {day.OpenCases,5}");
        }

        void Row(string item, Func<Forecast, string> value) => table.AddRow([item, .. forecasts.Select(value)]);
    }

    private static string Day(NodaTime.LocalDate date) => LocalDatePattern.Iso.Format(date);
}
