using System.Text.Json.Nodes;
using Orchestrator.Testing;

namespace Orchestrator.EndToEnd;

/// <summary>A simulated campaign whose host is killed again and again ends as if nothing had happened.</summary>
public sealed class KilledSimulationTests(ITestOutputHelper output)
{
    private const int Kills = 20;
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task A_campaign_whose_host_is_killed_twenty_times_ends_like_an_undisturbed_one()
    {
        using var folder = new TemporaryFolder();
        var undisturbed = await RunToEndAsync(folder, "undisturbed");
        var random = new Random(20050325);
        var killed = 0;
        while (killed < Kills)
        {
            using var host = Simulate(folder, "disturbed");
            // The point of the kill is random in real time; starting takes about a second of it.
            if (await host.EndsWithinAsync(TimeSpan.FromMilliseconds(900 + random.Next(1500))))
            {
                output.WriteLine($"The run ended by itself after {killed} kills; going on with another database.");
                AssertSame(undisturbed, await ReportOfAsync(host, folder, "disturbed"));
                DeleteDatabase(folder, "disturbed");
                continue;
            }

            await host.KillAsync();
            killed++;
        }

        var survivor = await RunToEndAsync(folder, "disturbed");
        output.WriteLine(survivor.ToJsonString());
        AssertSame(undisturbed, survivor);
        Assert.Empty(survivor["invariant_violations"]!.AsArray());
    }

    private static HostProcess Simulate(TemporaryFolder folder, string name) => HostProcess.Start(
        folder.Path, "simulate", "--units", "40", "--seed", "7", "--json", "--database", folder.File(name + ".db"), "--report", folder.File(name + ".json"));

    private static async Task<JsonObject> RunToEndAsync(TemporaryFolder folder, string name)
    {
        using var host = Simulate(folder, name);
        Assert.True(await host.EndsWithinAsync(LongestRun), $"The {name} run did not end within {LongestRun}.");
        return await ReportOfAsync(host, folder, name);
    }

    private static async Task<JsonObject> ReportOfAsync(HostProcess ended, TemporaryFolder folder, string name)
    {
        var (printed, errors) = await ended.ReadAsync();
        Assert.True(ended.ExitCode == 0, $"exit status {ended.ExitCode}\n{printed}\n{errors}");
        return JsonNode.Parse(await File.ReadAllTextAsync(folder.File(name + ".json")))!.AsObject();
    }

    private static void AssertSame(JsonObject expected, JsonObject actual)
    {
        var (left, right) = (expected.DeepClone().AsObject(), actual.DeepClone().AsObject());
        left.Remove("wall_seconds");
        right.Remove("wall_seconds");
        Assert.Equal(left.ToJsonString(), right.ToJsonString());
    }

    private static void DeleteDatabase(TemporaryFolder folder, string name)
    {
        foreach (var suffix in new[] { ".db", ".db-wal", ".db-shm", ".json" })
            File.Delete(folder.File(name + suffix));
    }
}
