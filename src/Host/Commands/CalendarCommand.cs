using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;
using Orchestrator.Host.Calendar;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Commands;

/// <summary><c>calendar</c>: shows the working-day calendar, loads or corrects a year of it.</summary>
internal static class CalendarCommand
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create() => new("calendar", "工作日历 / the working-day calendar") { Show(), Load() };

    private static Command Show()
    {
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("show", "现行工作日历及已载入的年度 / the calendar in force and the years that were loaded") { database, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            using var host = HostComposition.BuildTool(CommonOptions.Resolve(parsed.GetValue(database)));
            await MigrateAsync(host, cancellationToken);
            var calendar = await host.Services.GetRequiredService<CalendarReader>().ReadAsync(cancellationToken);
            await using var scope = host.Services.CreateAsyncScope();
            var notices = await scope.ServiceProvider.GetRequiredService<CalendarDesk>().NoticesAsync(cancellationToken);
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(new { calendar.Version, calendar.Years, notices = notices.Select(notice => new { notice.Year, notice.Revision, notice.Basis, notice.LoadedByName, notice.LoadedAt }) }, Web));
            else
                Write(calendar, notices);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Load()
    {
        var file = new Argument<FileInfo>("file") { Description = "JSON:{\"2027-01-01\": {\"off\": true, \"name\": \"元旦\"}, …} / days that differ from the weekday rule" };
        var year = new Option<int>("--year") { Required = true, Description = "年份 / year" };
        var basis = new Option<string>("--basis") { Required = true, Description = "放假通知的名称和文号 / the notice that orders the days, with its number" };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("load", "载入或者更正一年的放假安排;已计算的期限不变 / load or correct a year; no deadline moves by it") { file, year, basis, database, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var source = parsed.GetValue(file)!;
            if (!source.Exists)
                throw new BadInputException($"找不到文件 {source.FullName}", $"There is no file {source.FullName}");
            var days = await File.ReadAllTextAsync(source.FullName, cancellationToken);
            using var host = HostComposition.BuildTool(CommonOptions.Resolve(parsed.GetValue(database)));
            await MigrateAsync(host, cancellationToken);
            var answer = await host.Services.GetRequiredService<IUnitOfWork>().RunAsync((services, token) =>
                services.GetRequiredService<CalendarDesk>().LoadAsync(parsed.GetValue(year), days, parsed.GetValue(basis)!, new Actor("cli", "命令行", [Role.Admin]), token), cancellationToken);
            if (answer.Refusal is { } refusal)
                throw new RefusedException(refusal);
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(Plain(answer.Value), Web));
            else
                Write(answer.Value);
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task MigrateAsync(IHost host, CancellationToken cancellationToken)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
    }

    private static object Plain(CalendarLoaded loaded) => new
    {
        loaded.Version,
        loaded.Year.Year,
        loaded.Year.Revision,
        differing = loaded.Differing.Select(row => new { row.Id, row.CaseId, row.Timer, dueOn = LocalDatePattern.Iso.Format(row.DueOn), countedNow = LocalDatePattern.Iso.Format(row.CountedNow) }),
    };

    private static void Write(CalendarLoaded loaded)
    {
        Console.WriteLine($"已载入{loaded.Year.Year}年(第{loaded.Year.Revision}版),现行工作日历 {loaded.Version} / loaded {loaded.Year.Year}, revision {loaded.Year.Revision}; calendar in force {loaded.Version}");
        if (loaded.Differing.Count > 0)
            Console.WriteLine($"{loaded.Differing.Count} 个已计算的期限与新日历不一致,未作变动,须逐件决定 / {loaded.Differing.Count} running deadlines keep their date and need a decision each:");
        foreach (var row in loaded.Differing)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {row.Timer} {row.CaseId} {row.DueOn:yyyy-MM-dd} ({row.CountedNow:yyyy-MM-dd}) {row.Id}"));
    }

    private static void Write(WorkingDayCalendar calendar, IReadOnlyList<CalendarYear> notices)
    {
        Console.WriteLine($"现行工作日历 {calendar.Version},{calendar.Years[0]} 至 {calendar.Years[^1]} 年 / calendar in force {calendar.Version}, {calendar.Years[0]} to {calendar.Years[^1]}");
        foreach (var notice in notices)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {notice.Year} 第{notice.Revision}版 {notice.Basis} {notice.LoadedByName} {notice.LoadedAt:u}"));
    }
}
