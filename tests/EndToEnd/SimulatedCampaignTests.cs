using System.Text.Json.Nodes;
using Orchestrator.Testing;

namespace Orchestrator.EndToEnd;

/// <summary>The whole campaign from the command line, on either database.</summary>
public sealed class SimulatedCampaignTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task SQLite_and_PostgreSQL_play_the_same_campaign_and_all_invariants_hold()
    {
        using var folder = new TemporaryFolder();
        var embedded = await PlayAsync(folder, "embedded", folder.File("embedded.db"));
        var networked = await PlayAsync(folder, "networked", await server.CreateDatabaseAsync());

        Assert.Empty(embedded["invariant_violations"]!.AsArray());
        var tips = embedded["tips"]!;
        Assert.Equal(3, tips["received"]!.GetValue<int>());
        Assert.Equal(3, tips["answered"]!.GetValue<int>());
        Assert.Equal(10 + tips["cases_opened"]!.GetValue<int>(), embedded["units"]!.GetValue<int>());
        Assert.Equal(embedded["units"]!.GetValue<int>(), embedded["cases_by_state"]!.AsObject().Sum(state => state.Value!.GetValue<int>()));
        Assert.Equal(1, embedded["notices_by_code"]!["D41"]!.GetValue<int>());
        Assert.Equal(0, embedded["deadlines"]!["late"]!.GetValue<int>());
        Assert.Equal(0, embedded["deadlines"]!["lost"]!.GetValue<int>());
        embedded.Remove("wall_seconds");
        networked.Remove("wall_seconds");
        Assert.Equal(embedded.ToJsonString(), networked.ToJsonString());
        using var verify = HostProcess.Start(folder.Path, "verify", "--invariants", "--json", "--database", folder.File("embedded.db"));
        Assert.True(await verify.EndsWithinAsync(LongestRun));
        var verdict = JsonNode.Parse((await verify.ReadAsync()).Output)!;
        Assert.True(verdict["holds"]!.GetValue<bool>(), verdict.ToJsonString());
        Assert.Empty(verdict["violations"]!.AsArray());
    }

    [Fact]
    public async Task A_simulation_writes_the_bulletin_and_a_sample_of_each_notice()
    {
        using var folder = new TemporaryFolder();
        using var host = HostProcess.Start(folder.Path, "simulate", "--units", "3", "--json", "--out", folder.File("out"));
        Assert.True(await host.EndsWithinAsync(LongestRun));
        var (printed, errors) = await host.ReadAsync();
        Assert.True(host.ExitCode == 0, errors);

        var report = JsonNode.Parse(printed)!;
        var files = Directory.EnumerateFiles(folder.File("out")).Select(Path.GetFileName).ToList();
        Assert.All(report["notices_by_code"]!.AsObject().Select(notice => notice.Key), code =>
        {
            Assert.Contains(files, name => name!.StartsWith(code + "-", StringComparison.Ordinal) && name.EndsWith(".html", StringComparison.Ordinal));
            Assert.Contains(files, name => name!.StartsWith(code + "-", StringComparison.Ordinal) && name.EndsWith(".pdf", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("simulate --units 0", "--units")]
    [InlineData("simulate --units many", "many")]
    [InlineData("no-such-verb", "no-such-verb")]
    public async Task A_wrong_command_line_is_refused_by_name(string line, string named)
    {
        using var folder = new TemporaryFolder();
        using var host = HostProcess.Start(folder.Path, line.Split(' '));
        Assert.True(await host.EndsWithinAsync(LongestRun));

        Assert.Equal(2, host.ExitCode);
        Assert.Contains(named, (await host.ReadAsync()).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("simulate")]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("seed")]
    [InlineData("import")]
    [InlineData("verify")]
    public async Task Every_verb_explains_itself(string verb)
    {
        using var folder = new TemporaryFolder();
        using var host = HostProcess.Start(folder.Path, verb, "--help");
        Assert.True(await host.EndsWithinAsync(LongestRun));

        Assert.Equal(0, host.ExitCode);
        Assert.Contains("--database", (await host.ReadAsync()).Output, StringComparison.Ordinal);
    }

    private static async Task<JsonObject> PlayAsync(TemporaryFolder folder, string name, string database)
    {
        using var host = HostProcess.Start(folder.Path, "simulate", "--units", "10", "--seed", "11", "--json", "--database", database, "--report", folder.File(name + ".json"));
        Assert.True(await host.EndsWithinAsync(LongestRun), $"The {name} run did not end within {LongestRun}.");
        var (printed, errors) = await host.ReadAsync();
        Assert.True(host.ExitCode == 0, $"exit status {host.ExitCode}\n{printed}\n{errors}");
        return JsonNode.Parse(await File.ReadAllTextAsync(folder.File(name + ".json")))!.AsObject();
    }
}
