using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Testing;

namespace Orchestrator.EndToEnd.Reconciliation;

/// <summary>Comparing from the command line.</summary>
public sealed class ReconcileCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_synthetic_city_gives_back_its_manifest_and_nothing_else()
    {
        var (exit, output, errors) = await RunAsync("reconcile", "--synthetic", "1000", "--seed", "11", "--manifest", _folder.File("anomalies.json"), "--json");

        Assert.True(exit == 0, errors);
        var report = JsonNode.Parse(output)!;
        Assert.Equal((1.0, 1.0), (report["precision"]!.GetValue<double>(), report["recall"]!.GetValue<double>()));
        Assert.Equal(report["found"]!.GetValue<int>(), JsonNode.Parse(await File.ReadAllTextAsync(_folder.File("anomalies.json")))!["expected"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_stored_city_is_compared_once_and_a_faulty_table_changes_nothing()
    {
        var database = _folder.File("city.db");
        Assert.Equal(0, (await RunAsync("reconcile", "seed", "--units", "1000", "--database", database)).Exit);
        var first = JsonNode.Parse((await RunAsync("reconcile", "--database", database, "--json")).Output)!;
        Assert.Equal(first["found"]!.GetValue<int>(), first["new"]!.GetValue<int>());
        var again = JsonNode.Parse((await RunAsync("reconcile", "--database", database, "--json")).Output)!;
        Assert.Equal((first["found"]!.GetValue<int>(), 0, 0, 0), (again["found"]!.GetValue<int>(), again["new"]!.GetValue<int>(), again["changed"]!.GetValue<int>(), again["resolved"]!.GetValue<int>()));

        var faulty = _folder.File("faulty.csv");
        await File.WriteAllTextAsync(faulty, "单位名称,所属区,电路编号,上行带宽（Mbps）,下行带宽（Mbps）,IP地址段\n甲,福田,L-1,2,2,10.0.0.0/30\n乙,福田,L-2,2,2,10.0.0.9-10.0.0.1\n", Encoding.UTF8);
        var (exit, output, _) = await RunAsync("reconcile", "declare", faulty, "--unit", "SZ-000001", "--database", database);
        Assert.Equal(3, exit);
        Assert.Contains("原有申报不变", output, StringComparison.Ordinal);
        Assert.Contains("第3行", output, StringComparison.Ordinal);
        Assert.Equal(0, JsonNode.Parse((await RunAsync("reconcile", "--database", database, "--json")).Output)!["changed"]!.GetValue<int>());

        // With the good row alone the carrier has left out all its units, and the one row is nobody's.
        Assert.Equal(3, (await RunAsync("reconcile", "declare", faulty, "--unit", "SZ-000001", "--good-rows", "--database", database)).Exit);
        var after = JsonNode.Parse((await RunAsync("reconcile", "--database", database, "--json", "--rule", "RC-03")).Output)!;
        Assert.True(after["new"]!.GetValue<int>() > 300, $"{after["new"]}");
    }

    [Theory]
    [InlineData("reconcile --synthetic 10", "1000")]
    [InlineData("reconcile --rule RC-99", "RC-99")]
    [InlineData("reconcile operator 10.0.0.9-10.0.0.1", "首地址大于尾地址")]
    [InlineData("reconcile operator 300.1.1.1", "超出IPv4、IPv6范围")]
    [InlineData("what-if nowhere.json", "找不到文件")]
    public async Task What_cannot_be_done_is_refused_with_its_reason(string line, string reason)
    {
        var (exit, _, errors) = await RunAsync(line.Split(' '));

        Assert.Equal(2, exit);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plans_are_compared_side_by_side()
    {
        await File.WriteAllTextAsync(_folder.File("few.json"), """{"units":330,"officerPairs":9,"visitsPerDay":3,"violationRate":0}""");
        await File.WriteAllTextAsync(_folder.File("enough.json"), """{"units":330,"officerPairs":10,"visitsPerDay":3,"violationRate":0}""");

        var (exit, output, errors) = await RunAsync("what-if", _folder.File("few.json"), _folder.File("enough.json"), "--json", "--days");

        Assert.True(exit == 0, errors);
        var forecasts = JsonNode.Parse(output)!.AsArray();
        Assert.Equal(["2005-05-24", "2005-05-20"], forecasts.Select(forecast => forecast!["coverage_complete_on"]!.GetValue<string>()));
        Assert.Equal([33, 0], forecasts.Select(forecast => forecast!["uninspected_at_phase_end"]!.GetValue<int>()));
        Assert.All(forecasts, forecast => Assert.Equal(30, forecast!["days"]!.AsArray().Count));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] line)
    {
        using var host = HostProcess.Start(_folder.Path, line);
        Assert.True(await host.EndsWithinAsync(Patience));
        var (output, errors) = await host.ReadAsync();
        return (host.ExitCode, output, errors);
    }
}
