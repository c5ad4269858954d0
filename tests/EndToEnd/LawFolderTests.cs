using System.Text.Json.Nodes;
using Orchestrator.Testing;

namespace Orchestrator.EndToEnd;

/// <summary>An office keeps the law up to date by itself: files in a folder, no new version of the program (domain reference §2.1).</summary>
public sealed class LawFolderTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_law_that_is_written_into_the_folder_is_applied_from_its_day_on()
    {
        using var folder = new TemporaryFolder();
        var law = folder.File("law");
        Assert.Equal(0, (await RunAsync(null, "law", "export", law)).Exit);
        var before = await RunAsync(null, "law", "check");
        Amend(law, "profiles.json", rows => rows.Add(JsonNode.Parse("""
            {"id": "LP-2026C", "from": "2026-12-01", "changeZh": "某法修订", "changeEn": "some law revised", "onTheSpot": {"unit": 5000}, "remedies": {"suitTerm": "9mo"}}
            """)));
        Amend(law, "timers.json", rows => Row(rows, "id", "T-17")["lengths"]!.AsArray().Add(JsonNode.Parse("""{"fromProfile": "LP-2026C", "period": "8wd"}""")));

        var check = await RunAsync(law, "law", "check");
        Assert.True(check.Exit == 0, check.Errors);
        Assert.NotEqual(before.Output.Split(' ')[0], check.Output.Split(' ')[0]);
        Assert.Equal(("LP-2026B", "5wd"), Defence(await RunAsync(law, "law", "show", "--on", "2026-11-30", "--json")));
        Assert.Equal(("LP-2026C", "8wd"), Defence(await RunAsync(law, "law", "show", "--on", "2026-12-01", "--json")));
        Assert.Equal(("LP-2026B", "5wd"), Defence(await RunAsync(null, "law", "show", "--on", "2026-12-01", "--json")));

        // What was exported is not written over.
        Assert.Equal(2, (await RunAsync(null, "law", "export", law)).Exit);
    }

    [Theory]
    [InlineData("timers.json", """[{"id": "T-01"}]""", "nameZh")]
    [InlineData("violations.json", "[", "violations.json")]
    [InlineData("competence.json", "[]", "competence.json")]
    [InlineData("profile.json", "[]", "profiles.json")]
    public async Task A_file_that_is_no_law_is_refused_by_its_name_before_anything_is_done(string name, string text, string named)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File(name), text, TestContext.Current.CancellationToken);

        var (exit, _, errors) = await RunAsync(folder.Path, "migrate");

        Assert.Equal(2, exit);
        Assert.Contains(folder.File(name), errors, StringComparison.Ordinal);
        Assert.Contains(named, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("profiles.json", "LP-2012", "from", "\"2004-01-01\"", "LP-2012须晚于LP-2006")]
    [InlineData("profiles.json", "LP-2005", "surchargeDailyRat", "0.04", "surchargeDailyRat")]
    [InlineData("violations.json", "V15", "fromProfile", "\"LP-1999\"", "LP-1999")]
    [InlineData("timers.json", "T-18", "lengths", "[{\"fromProfile\": \"LP-2005\", \"period\": \"soon\"}]", "soon")]
    [InlineData("checklist.json", "C02", "code", "\"C01\"", "C01")]
    [InlineData("series.json", "D11", "series", "[]", "D11")]
    [InlineData("series.json", "D11", "series", "[{\"fromProfile\": \"LP-2005\", \"code\": \"责 改\"}]", "责 改")]
    [InlineData("instruments.json", "network-safety", "key", "\"renamed\"", "network-safety")]
    public async Task A_mistake_in_a_file_is_named(string name, string entry, string member, string value, string named)
    {
        using var folder = new TemporaryFolder();
        var law = folder.File("law");
        Assert.Equal(0, (await RunAsync(null, "law", "export", law)).Exit);
        Amend(law, name, rows => rows.Single(row => row!.AsObject().Any(part => part.Value?.ToString() == entry))![member] = JsonNode.Parse(value));

        var (exit, _, errors) = await RunAsync(law, "law", "show", "--on", "2005-05-11");

        Assert.Equal(2, exit);
        Assert.Contains(name, errors, StringComparison.Ordinal);
        Assert.Contains(named, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused()
    {
        using var folder = new TemporaryFolder();

        var (exit, _, errors) = await RunAsync(folder.File("nowhere"), "law", "check");

        Assert.Equal(2, exit);
        Assert.Contains(folder.File("nowhere"), errors, StringComparison.Ordinal);
    }

    private static (string Profile, string Length) Defence((int Exit, string Output, string Errors) shown)
    {
        Assert.True(shown.Exit == 0, shown.Errors);
        var law = JsonNode.Parse(shown.Output)!;
        return ((string)law["profile"]!, (string)Row(law["timers"]!.AsArray(), "id", "T-17")["length"]!);
    }

    private static JsonObject Row(JsonArray rows, string member, string value) => rows.Select(row => row!.AsObject()).Single(row => (string)row[member]! == value);

    private static void Amend(string folder, string name, Action<JsonArray> change)
    {
        var path = Path.Combine(folder, name);
        var rows = JsonNode.Parse(File.ReadAllText(path))!.AsArray();
        change(rows);
        File.WriteAllText(path, rows.ToJsonString());
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(string? law, params string[] line)
    {
        using var folder = new TemporaryFolder();
        using var host = HostProcess.Start(folder.Path, law is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["ORCHESTRATOR_LAW"] = law }, line);
        Assert.True(await host.EndsWithinAsync(Patience));
        var (output, errors) = await host.ReadAsync();
        return (host.ExitCode, output, errors);
    }
}
