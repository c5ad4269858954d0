using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Host.Calendar;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Host.Commands;

/// <summary><c>deadline</c>: counts one legal period and explains the result.</summary>
internal static class DeadlineCommand
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    public static Command Create()
    {
        var from = new Option<string>("--from") { Required = true, Description = "起算事件日 2005-05-11;小时期限写到分钟 2005-05-11T14:05 / day 0; for hours also the time, Asia/Shanghai", HelpName = "date" };
        var period = new Option<string>("--period") { Required = true, Description = "期限:7cd 日、5wd 工作日、6mo 月、24h 小时 / 7cd calendar days, 5wd working days, 6mo months, 24h hours", HelpName = "length" };
        var profile = new Option<string?>("--profile") { Description = "法律版本:LP-2021,或年份(取起算日当年有效者);省略时取起算日有效者 / a profile's id or a year; without it the one in force on day 0", HelpName = "profile" };
        var database = CommonOptions.Database();
        database.Description = "另按此数据库中已载入的年度放假安排计算 / also count with the years that were loaded into this database";
        var json = CommonOptions.Json();
        var command = new Command("deadline", "计算一个法定期限并说明理由 / count a legal period and say why") { from, period, profile, database, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var start = Start(parsed.GetValue(from)!);
            var length = StatutoryPeriod.Parse(parsed.GetValue(period)!);
            var law = Profile(parsed.GetValue(profile), LegalClock.DateOf(start.At));
            if (length.Unit == PeriodUnit.Hours && !start.HasTime)
                throw new BadInputException("以小时计算的期限须给出起算时刻,例如 2005-05-11T14:05", "A period in hours counts from a moment, for example 2005-05-11T14:05");
            var clock = new LegalClock(TimeProvider.System, await LoadedCalendar.ReadAsync(parsed.GetValue(database), cancellationToken));
            var due = clock.Due(start.At, length, law);
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(CountedPeriod.Of(due, law, length, clock.Calendar), Json) : $"{due.ExplanationZh}\n{due.ExplanationEn}");
            return ExitCode.Done;
        }));
        return command;
    }

    private static (DateTimeOffset At, bool HasTime) Start(string text)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
            return (LegalClock.StartOf(date.Value), false);
        foreach (var pattern in new[] { "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd HH:mm" })
        {
            if (LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true } moment)
                return (LegalClock.At(moment.Value.Date, moment.Value.TimeOfDay), true);
        }

        return DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? (instant, true)
            : throw new BadInputException($"无法识别起算日“{text}”,请写作 2005-05-11 或 2005-05-11T14:05", $"The start '{text}' cannot be read; write 2005-05-11 or 2005-05-11T14:05");
    }

    /// <summary>By id, with or without its prefix; a year alone means the profile in force on day 0 when that lies in the year, else the one at the year's end.</summary>
    private static LegalProfile Profile(string? given, LocalDate dayZero)
    {
        if (string.IsNullOrWhiteSpace(given))
            return LegalProfiles.On(dayZero);
        var id = given.StartsWith("LP-", StringComparison.OrdinalIgnoreCase) ? given.ToUpperInvariant() : "LP-" + given.ToUpperInvariant();
        if (LegalProfiles.All.FirstOrDefault(known => known.Id == id) is { } exact)
            return exact;
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2004 and <= 9999
            ? LegalProfiles.On(dayZero.Year == year ? dayZero : new LocalDate(year, 12, 31))
            : LegalProfiles.For(id);
    }

    /// <summary>A counted period as a program reads it. Dates are days in Asia/Shanghai.</summary>
    private sealed record CountedPeriod(
        string Due, string ExpiresAt, string Rule, string Basis, IReadOnlyList<string> Skipped, string? RolledFrom, string CalendarVersion, string Profile, string ExplanationZh, string ExplanationEn)
    {
        public static CountedPeriod Of(DueDate due, LegalProfile law, StatutoryPeriod period, WorkingDayCalendar calendar) => new(
            LocalDatePattern.Iso.Format(due.DueOn),
            due.ExpiresAt.ToOffset(Shanghai).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            due.Rule,
            law.PeriodRule.Zh,
            [.. due.Skipped.Select(day => LocalDatePattern.Iso.Format(day.Date))],
            period.Unit is PeriodUnit.CalendarDays or PeriodUnit.Months && due.Skipped.Count > 0 ? LocalDatePattern.Iso.Format(due.Skipped[0].Date) : null,
            calendar.Version,
            law.Id,
            due.ExplanationZh,
            due.ExplanationEn);
    }
}
