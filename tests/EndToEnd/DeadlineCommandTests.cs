using System.Text.Json.Nodes;
using Orchestrator.Testing;

namespace Orchestrator.EndToEnd;

/// <summary>Counting a period from the command line.</summary>
public sealed class DeadlineCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("2005-05-11", "7cd", "2005", "2005-05-18", "2005-05-19T00:00:00+08:00", null)]
    [InlineData("2005-04-29", "3cd", "2005", "2005-05-08", "2005-05-09T00:00:00+08:00", "2005-05-02")]
    [InlineData("2026-09-22", "5wd", "2026", "2026-09-30", "2026-10-01T00:00:00+08:00", null)]
    [InlineData("2005-05-20", "3mo", "LP-2005", "2005-08-22", "2005-08-23T00:00:00+08:00", "2005-08-20")]
    [InlineData("2005-05-11T14:05", "24h", "2005", "2005-05-12", "2005-05-12T15:00:00+08:00", null)]
    public async Task A_period_is_counted_and_explained(string from, string period, string profile, string due, string expiresAt, string? rolledFrom)
    {
        var (exit, output, errors) = await RunAsync("deadline", "--from", from, "--period", period, "--profile", profile, "--json");

        Assert.True(exit == 0, errors);
        var answer = JsonNode.Parse(output)!;
        Assert.Equal((due, expiresAt, rolledFrom), (answer["due"]!.GetValue<string>(), answer["expires_at"]!.GetValue<string>(), answer["rolled_from"]?.GetValue<string>()));
        Assert.All(new[] { "rule", "basis", "calendar_version" }, member => Assert.NotEmpty(answer[member]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("deadline --from 2005-05-11 --period -3cd", "不能为负数")]
    [InlineData("deadline --from 2005-05-11 --period soon", "无法识别期限")]
    [InlineData("deadline --from 2005-02-30 --period 3cd", "无法识别起算日")]
    [InlineData("deadline --from 2027-05-11 --period 3cd", "工作日历中没有2027年")]
    [InlineData("deadline --from 2005-05-11 --period 3cd --profile nowhere", "没有法律适用时段")]
    public async Task What_cannot_be_counted_is_refused_with_its_reason(string line, string reason)
    {
        var (exit, _, errors) = await RunAsync(line.Split(' '));

        Assert.Equal(2, exit);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] line)
    {
        using var folder = new TemporaryFolder();
        using var host = HostProcess.Start(folder.Path, line);
        Assert.True(await host.EndsWithinAsync(Patience));
        var (output, errors) = await host.ReadAsync();
        return (host.ExitCode, output, errors);
    }
}
