using System.Text.Json.Nodes;
using Orchestrator.Host.Commands;

namespace Orchestrator.Host.Tests.Commands;

/// <summary>Counting a period through the command line's own entry: the vectors of the reference, §2.7, and unusual ones.</summary>
public sealed class DeadlineCountTests
{
    [Theory]
    [InlineData("G1", "2005", "3cd", "2005-04-29", "2005-05-08", "2005-05-02")]
    [InlineData("G2", "2005", "3cd", "2005-05-10", "2005-05-13", null)]
    [InlineData("G3", "2005", "3cd", "2005-05-12", "2005-05-16", "2005-05-15")]
    [InlineData("G4", "2005", "7cd", "2005-04-28", "2005-05-08", "2005-05-05")]
    [InlineData("G5", "2005", "15cd", "2005-04-22", "2005-05-08", "2005-05-07")]
    [InlineData("G6", "2005", "10cd", "2005-05-09", "2005-05-19", null)]
    [InlineData("G8", "2005", "15cd", "2005-05-13", "2005-05-30", "2005-05-28")]
    [InlineData("G9", "2005", "60cd", "2005-05-20", "2005-07-19", null)]
    [InlineData("G11", "2005", "3mo", "2005-05-20", "2005-08-22", "2005-08-20")]
    [InlineData("G12", null, "6mo", "2005-08-31", "2006-02-28", null)]
    [InlineData("G13", "2026", "5wd", "2026-09-22", "2026-09-30", null)]
    [InlineData("G15", "2026", "5wd", "2026-02-12", "2026-02-26", null)]
    [InlineData("G17", "2026", "7wd", "2026-09-18", "2026-09-29", null)]
    [InlineData("G19", "2024", "7wd", "2024-02-08", "2024-02-23", null)]
    [InlineData("G21", "2026", "15cd", "2026-09-21", "2026-10-08", "2026-10-06")]
    [InlineData("G22", "2026", "60cd", "2026-08-03", "2026-10-08", "2026-10-02")]
    public async Task A_vector_of_the_reference_is_counted(string vector, string? profile, string period, string from, string due, string? rolledFrom)
    {
        var answer = await CountAsync(["--from", from, "--period", period, .. profile is null ? Array.Empty<string>() : ["--profile", profile]]);

        Assert.True((Text(answer, "due"), Text(answer, "rolled_from")) == (due, rolledFrom), $"{vector}: {answer.ToJsonString()}");
        Assert.Equal($"{DateOnly.ParseExact(due, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).AddDays(1):yyyy-MM-dd}T00:00:00+08:00", Text(answer, "expires_at"));
    }

    [Theory]
    [InlineData("a whole golden week moved past", "2005-04-30", "1cd", "2005-05-08", 7)]
    [InlineData("a leap day and a year", "2004-02-29", "12mo", "2005-02-28", 0)]
    [InlineData("the end of January and a month", "2005-01-31", "1mo", "2005-02-28", 0)]
    [InlineData("the same in a leap year, 29 February being a Sunday", "2004-01-31", "1mo", "2004-03-01", 1)]
    [InlineData("the 31st and three months", "2005-05-31", "3mo", "2005-08-31", 0)]
    [InlineData("two years from a leap day", "2008-02-29", "2y", "2010-03-01", 1)]
    [InlineData("a make-up Saturday is a working day", "2005-02-04", "1wd", "2005-02-05", 0)]
    [InlineData("a period ends on a make-up Sunday", "2005-02-05", "1cd", "2005-02-06", 0)]
    [InlineData("two make-up days on end", "2005-10-07", "2wd", "2005-10-09", 0)]
    [InlineData("over the turn of a year", "2006-12-28", "5wd", "2007-01-05", 3)]
    [InlineData("a New Year that was moved past", "2005-12-30", "2cd", "2006-01-04", 3)]
    [InlineData("a Spring Festival that was prolonged", "2020-01-20", "7wd", "2020-02-06", 10)]
    [InlineData("two holidays in one count", "2026-09-24", "7wd", "2026-10-12", 11)]
    [InlineData("the last day of the calendar", "2026-10-02", "90cd", "2026-12-31", 0)]
    [InlineData("at once, on a day off", "2005-05-03", "0cd", "2005-05-03", 0)]
    [InlineData("no working day at all", "2005-05-03", "0wd", "2005-05-03", 0)]
    public async Task An_unusual_period_is_counted(string what, string from, string period, string due, int skipped)
    {
        var answer = await CountAsync("--from", from, "--period", period);
        Assert.True((Text(answer, "due"), answer["skipped"]!.AsArray().Count) == (due, skipped), $"{what}: {answer.ToJsonString()}");
    }

    [Theory]
    [InlineData("2005-05-11T14:05", "24h", "2005-05-12", "2005-05-12T15:00:00+08:00")]
    [InlineData("2005-05-11 23:59", "1h", "2005-05-12", "2005-05-12T01:00:00+08:00")]
    [InlineData("2005-04-30T10:20:30", "48h", "2005-05-02", "2005-05-02T11:00:00+08:00")]
    [InlineData("2005-05-11T06:05Z", "24h", "2005-05-12", "2005-05-12T15:00:00+08:00")]
    [InlineData("2005-05-11T14:05+08:00", "0h", "2005-05-11", "2005-05-11T14:05:00+08:00")]
    [InlineData("2026-12-31T22:10", "72h", "2027-01-03", "2027-01-03T23:00:00+08:00")]
    [InlineData("2005-05-11", "24h", "2005-05-12", "2005-05-12T01:00:00+08:00")]
    public async Task Hours_run_on_over_nights_and_holidays_and_ask_no_calendar(string from, string period, string due, string expiresAt)
    {
        var answer = await CountAsync("--from", from, "--period", period);
        Assert.Equal((due, expiresAt, 0), (Text(answer, "due"), Text(answer, "expires_at"), answer["skipped"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("2005", "2005-05-11", "LP-2005")]
    [InlineData("lp-2005", "2005-05-11", "LP-2005")]
    [InlineData("LP2005", "2005-05-11", "LP-2005")]
    [InlineData(" 2005 ", "2026-05-11", "LP-2005")]
    [InlineData("2026", "2026-05-11", "LP-2026A")]
    [InlineData("2026", "2026-10-01", "LP-2026B")]
    [InlineData("2026a", "2026-10-09", "LP-2026A")]
    [InlineData("2021", "2021-03-01", "LP-2021")]
    [InlineData("2016", "2005-05-11", "LP-2015")]
    [InlineData(null, "2021-07-14", "LP-2018")]
    [InlineData(null, "2021-07-15", "LP-2021")]
    public async Task A_profile_is_chosen_by_id_by_year_or_by_the_day(string? profile, string from, string expected)
    {
        var answer = await CountAsync(["--from", from, "--period", "3cd", .. profile is null ? Array.Empty<string>() : ["--profile", profile]]);
        Assert.StartsWith(expected + ";", Text(answer, "rule"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_has_exactly_the_members_that_are_promised()
    {
        var answer = await CountAsync("--from", "2005-04-29", "--period", "3cd", "--profile", "2005");
        Assert.Equal(["due", "expires_at", "rule", "basis", "skipped", "rolled_from", "calendar_version"], answer.Select(member => member.Key));
        Assert.Equal(["2005-05-02", "2005-05-03", "2005-05-04", "2005-05-05", "2005-05-06", "2005-05-07"], answer["skipped"]!.AsArray().Select(day => day!.GetValue<string>()));
        Assert.Equal(("LP-2005; 《中华人民共和国民事诉讼法》第七十五条; 3cd", "《中华人民共和国民事诉讼法》第七十五条"), (Text(answer, "rule"), Text(answer, "basis")));
    }

    [Theory]
    [InlineData("zh", "不计入", "day 0")]
    [InlineData("en-US", "day 0", "不计入")]
    public async Task The_explanation_comes_in_the_language_asked_for(string locale, string has, string hasNot)
    {
        var (exit, output, _) = await RunAsync("--from", "2005-05-11", "--period", "7 CD", "--locale", locale);
        Assert.Equal(0, exit);
        Assert.Contains(has, output, StringComparison.Ordinal);
        Assert.DoesNotContain(hasNot, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_language_the_explanation_comes_in_both()
    {
        var (_, output, _) = await RunAsync("--from", "2005-05-11", "--period", "7日");
        Assert.Contains("不计入", output, StringComparison.Ordinal);
        Assert.Contains("day 0", output, StringComparison.Ordinal);
        Assert.Equal("Civil Procedure Law, article 75", Text(await CountAsync("--from", "2005-05-11", "--period", "7cd", "--locale", "en"), "basis"));
    }

    [Theory]
    [InlineData("2027-05-11", "3cd", "工作日历中没有2027年")]
    [InlineData("2026-12-30", "5wd", "工作日历中没有2027年")]
    [InlineData("2026-08-31", "6mo", "工作日历中没有2027年")]
    [InlineData("2003-12-31", "3cd", "没有2003年的法律")]
    [InlineData("0001-01-01", "3cd", "起算日须在2004年")]
    [InlineData("9999-12-31", "3cd", "起算日须在2004年")]
    [InlineData("2005-02-29", "3cd", "无法识别起算日")]
    [InlineData("2005/05/11", "3cd", "无法识别起算日")]
    [InlineData("tomorrow", "3cd", "无法识别起算日")]
    [InlineData("2005-05-11T25:00", "24h", "无法识别起算日")]
    [InlineData("2005-05-11", "-3cd", "不能为负数")]
    [InlineData("2005-05-11", "7", "无法识别期限")]
    [InlineData("2005-05-11", "7days", "无法识别期限")]
    [InlineData("2005-05-11", "7.5cd", "无法识别期限")]
    [InlineData("2005-05-11", "2147483647cd", "过长")]
    [InlineData("2005-05-11", "99999999999999999999h", "过长")]
    [InlineData("2005-05-11", "30y", "工作日历中没有2035年")]
    public async Task What_cannot_be_counted_is_refused_with_its_reason(string from, string period, string reason)
    {
        var (exit, output, errors) = await RunAsync("--from", from, "--period", period, "--json");
        Assert.Equal((ExitCode.BadInput, ""), (exit, output));
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--profile", "nowhere", "没有法律适用时段")]
    [InlineData("--profile", "1996", "没有法律适用时段")]
    [InlineData("--locale", "fr", "没有语言")]
    [InlineData("--colour", "red", "colour")]
    public async Task A_wrong_option_is_refused_by_name(string option, string value, string reason)
    {
        var (exit, _, errors) = await RunAsync("--from", "2005-05-11", "--period", "3cd", option, value);
        Assert.Equal(ExitCode.BadInput, exit);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    private static string? Text(JsonObject answer, string member) => answer[member]?.GetValue<string>();

    private static async Task<JsonObject> CountAsync(params string[] options)
    {
        var (exit, output, errors) = await RunAsync([.. options, "--json"]);
        Assert.True(exit == ExitCode.Done, errors);
        return JsonNode.Parse(output)!.AsObject();
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] options)
    {
        using StringWriter output = new(), errors = new();
        var exit = await OrchestratorCommand.RunAsync(["deadline", .. options], output, errors);
        return (exit, output.ToString().Trim(), errors.ToString());
    }
}
