using System.Runtime.Versioning;
using System.Text.Json;
using Orchestrator.Testing;

namespace Orchestrator.Architecture;

/// <summary>What holds for the repository as a whole.</summary>
public sealed class RepositoryTests
{
    private static readonly string[] Untracked = [".git", "var", "out", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "report.json", ".vs", ".idea"];

    [Fact]
    public void The_root_can_be_taken_in_at_a_glance()
    {
        var entries = Directory.EnumerateFileSystemEntries(RepositoryFolder.Root).Select(Path.GetFileName).Except(Untracked).ToList();

        Assert.True(entries.Count <= 21, string.Join(' ', entries));
    }

    [Fact]
    public void The_designers_lock_file_names_contents_and_no_host()
    {
        var text = File.ReadAllText(RepositoryFolder.Combine("src", "Host", "Studio", "package-lock.json"));
        using var locked = JsonDocument.Parse(text);
        var package = locked.RootElement.GetProperty("packages").GetProperty("node_modules/@elsa-workflows/elsa-studio-wasm");

        Assert.StartsWith("sha512-", package.GetProperty("integrity").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("http", text, StringComparison.Ordinal);
    }

    [Theory]
    [UnsupportedOSPlatform("windows")]
    [InlineData("bench.sh")]
    [InlineData("run.sh")]
    [InlineData("test.sh")]
    [InlineData(".ci/run")]
    public void A_script_may_be_run_and_stops_at_the_first_failure(string name)
    {
        var path = RepositoryFolder.Combine(name);

        Assert.True(File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute));
        Assert.Contains("set -euo pipefail\n", File.ReadAllText(path), StringComparison.Ordinal);
    }
}
