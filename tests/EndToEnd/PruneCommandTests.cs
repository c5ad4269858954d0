using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host;
using Orchestrator.Storage;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;

namespace Orchestrator.EndToEnd;

/// <summary>Removing old instances from the command line.</summary>
public sealed class PruneCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Old_instances_are_counted_then_removed_and_the_answer_says_how_many()
    {
        using var folder = new TemporaryFolder();
        await FillAsync(folder.File("orchestrator.db"));

        var tried = JsonNode.Parse((await RunAsync(folder, "prune", "--days", "30", "--dry-run", "--json")).Output)!;
        var done = JsonNode.Parse((await RunAsync(folder, "prune", "--days", "30", "--json")).Output)!;
        var again = await RunAsync(folder, "prune", "--days", "30");

        Assert.Equal((true, 3), ((bool)tried["dryRun"]!, (int)tried["instances"]!));
        Assert.Equal((false, 3, 3), ((bool)done["dryRun"]!, (int)done["instances"]!, (int)done["journalLines"]!));
        Assert.Contains("已清理 0 个实例", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prune", "--days")]
    [InlineData("prune --days 0", "至少为 1")]
    [InlineData("prune --days soon", "soon")]
    public async Task What_is_not_a_term_is_refused(string line, string said)
    {
        using var folder = new TemporaryFolder();
        var (exit, _, errors) = await RunAsync(folder, line.Split(' '));

        Assert.Equal(2, exit);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_the_options()
    {
        using var folder = new TemporaryFolder();
        var (exit, output, _) = await RunAsync(folder, "prune", "--help");

        Assert.Equal(0, exit);
        Assert.All(new[] { "--days", "--dry-run", "--json", "--database" }, option => Assert.Contains(option, output, StringComparison.Ordinal));
    }

    private static async Task FillAsync(string path)
    {
        using var host = HostComposition.BuildTool(new DatabaseOptions(path));
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 1; i <= 4; i++)
        {
            db.Add(new WorkflowInstance { Id = $"i{i}", DefinitionId = "d", DefinitionVersionId = "v", DefinitionVersion = 1, Status = WorkflowStatus.Finished, SubStatus = WorkflowSubStatus.Finished, CreatedAt = now.AddDays(-90), FinishedAt = now.AddDays(i == 4 ? -1 : -60), State = "{}" });
            db.AddRange(JournalPage.Of([new JournalRecord { Id = $"j{i}", InstanceId = $"i{i}", ActivityInstanceId = "x", ActivityId = "a", ActivityType = "t", NodeId = "n", Timestamp = now, Sequence = 0, EventName = "Started" }]));
        }

        await db.SaveChangesAsync();
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(TemporaryFolder folder, params string[] line)
    {
        using var host = HostProcess.Start(folder.Path, line);
        Assert.True(await host.EndsWithinAsync(Patience));
        var (output, errors) = await host.ReadAsync();
        return (host.ExitCode, output, errors);
    }
}
