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
    private static readonly string[] Moments = ["uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd HH:mm", "uuuu-MM-dd HH:mm:ss"];

    public static Command Create()
    {
        var from = new Option<string>("--from") { Required = true, Description = "起算事件日 2005-05-11;小时期限写到分钟 2005-05-11T14:05,只写日期的自零时起算 / day 0; for hours also the time (00:00 when left out), Asia/Shanghai", HelpName = "date" };
        var period = new Option<string>("--period") { Required = true, Description = "期限:7cd 日、5wd 工作日、6mo 月、24h 小时 / 7cd calendar days, 5wd working days, 6mo months, 24h hours", HelpName = "length" };
        var profile = new Option<string?>("--profile") { Description = "法律版本:LP-2021,或年份(取起算日当年有效者);省略时取起算日有效者 / a profile's id or a year; without it the one in force on day 0", HelpName = "profile" };
        var locale = new Option<string?>("--locale") { Description = "语言:zh 或者 en;省略时说明用两种语言,依据用中文 / zh or en; without it the explanation in both and the basis in Chinese", HelpName = "language" };
        var database = CommonOptions.Database();
        database.Description = "另按此数据库中已载入的年度放假安排计算 / also count with the years that were loaded into this database";
        var json = CommonOptions.Json();
        var command = new Command("deadline", "计算一个法定期限并说明理由 / count a legal period and say why") { from, period, profile, locale, database, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var language = Language(parsed.GetValue(locale));
            var start = Start(parsed.GetValue(from)!);
            var length = StatutoryPeriod.Parse(parsed.GetValue(period)!);
            var law = Profile(parsed.GetValue(profile), LegalClock.DateOf(start));
            var clock = new LegalClock(TimeProvider.System, await LoadedCalendar.ReadAsync(parsed.GetValue(database), cancellationToken));
            var due = clock.Due(start, length, law);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                parsed.GetValue(json) ? JsonSerializer.Serialize(CountedPeriod.Of(due, law, length, clock.Calendar, language), Json)
                : language switch { "zh" => due.ExplanationZh, "en" => due.ExplanationEn, _ => $"{due.ExplanationZh}\n{due.ExplanationEn}" });
            return ExitCode.Done;
        }, parsed.InvocationConfiguration.Error));
        return command;
    }

    /// <summary><c>zh</c> or <c>en</c>, also with a region; null when none was named.</summary>
    private static string? Language(string? given) =>
        given?.Trim().ToLowerInvariant() is not { Length: > 0 } name ? null
        : name.Split('-', '_')[0] is "zh" or "en" ? name[..2]
        : throw new BadInputException($"没有语言“{given}”,请写作 zh 或者 en", $"There is no language '{given}'; write zh or en");

    private static DateTimeOffset Start(string given)
    {
        var text = given.Trim();
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
            return LegalClock.StartOf(Held(date.Value));
        foreach (var pattern in Moments)
        {
            if (LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true } moment)
                return LegalClock.At(Held(moment.Value.Date), moment.Value.TimeOfDay);
        }

        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            Held(LocalDate.FromDateTime(instant.DateTime));
            return instant;
        }
        throw new BadInputException($"无法识别起算日“{given}”,请写作 2005-05-11 或 2005-05-11T14:05", $"The start '{given}' cannot be read; write 2005-05-11 or 2005-05-11T14:05");
    }

    /// <summary>The day itself; one for which no calendar could ever be loaded is refused.</summary>
    private static LocalDate Held(LocalDate day) =>
        day.Year is >= CalendarDesk.FirstYear and <= CalendarDesk.LastYear ? day
        : throw new BadInputException($"起算日须在{CalendarDesk.FirstYear}年至{CalendarDesk.LastYear}年之间,系统没有{day.Year}年的法律和工作日历",
            $"The start must lie between {CalendarDesk.FirstYear} and {CalendarDesk.LastYear}; neither law nor calendar of {day.Year} is held");

    /// <summary>By id, with or without its prefix; a year alone means the profile in force on day 0 when that lies in the year, else the one at the year's end.</summary>
    private static LegalProfile Profile(string? given, LocalDate dayZero)
    {
        var name = (given ?? "").Trim().ToUpperInvariant();
        if (name.Length == 0)
            return LegalProfiles.On(dayZero);
        var bare = name.StartsWith("LP", StringComparison.Ordinal) ? name[2..].TrimStart('-') : name;
        if (LegalProfiles.All.FirstOrDefault(known => known.Id == "LP-" + bare) is { } exact)
            return exact;
        return int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= CalendarDesk.FirstYear and <= CalendarDesk.LastYear
            ? LegalProfiles.On(dayZero.Year == year ? dayZero : new LocalDate(year, 12, 31))
            : LegalProfiles.For(given!);
    }

    /// <summary>A counted period as a program reads it. Dates are days in Asia/Shanghai.</summary>
    /// <param name="Due">Last day, inclusive.</param>
    /// <param name="ExpiresAt">First instant that is no longer in time.</param>
    /// <param name="Rule">Profile, rule of law and length.</param>
    /// <param name="Skipped">Days off that were not counted (working days), or that the last day was moved past.</param>
    /// <param name="RolledFrom">The last day before it was moved; null when it was not.</param>
    private sealed record CountedPeriod(string Due, string ExpiresAt, string Rule, string Basis, IReadOnlyList<string> Skipped, string? RolledFrom, string CalendarVersion)
    {
        public static CountedPeriod Of(DueDate due, LegalProfile law, StatutoryPeriod period, WorkingDayCalendar calendar, string? language) => new(
            LocalDatePattern.Iso.Format(due.DueOn),
            due.ExpiresAt.ToOffset(Shanghai).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            due.Rule,
            language == "en" ? law.PeriodRule.En : law.PeriodRule.Zh,
            [.. due.Skipped.Select(day => LocalDatePattern.Iso.Format(day.Date))],
            period.Unit is PeriodUnit.CalendarDays or PeriodUnit.Months && due.Skipped.Count > 0 ? LocalDatePattern.Iso.Format(due.Skipped[0].Date) : null,
            calendar.Version);
    }
}
