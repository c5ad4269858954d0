using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.EndToEnd.Incidents;

/// <summary>The command that moves instances: tried, refused, killed and resumed.</summary>
public sealed class MigrateInstancesTests
{
    private const int Count = 300;

    [Fact]
    public async Task A_migration_that_is_killed_goes_on_where_it_stood_and_moves_each_instance_once()
    {
        using var folder = new TemporaryFolder();
        var options = new DatabaseOptions(folder.File("m.db")) { SyncEveryCommit = false };
        using var tool = HostComposition.BuildTool(options);
        await FurnishAsync(tool.Services);

        var (code, output, _) = await RunAsync(folder, "--definition", "flow", "--to", "2", "--dry-run", "--json");
        Assert.Equal(3, code);
        Assert.All(JsonNode.Parse(output)!.AsArray(), item => Assert.Equal("migration.step-gone", (string)item!["refusals"]![0]!["code"]!));
        Assert.Equal(0, (await RunAsync(folder, "--definition", "flow", "--to", "2", "--map", "Wait=Renamed", "--dry-run", "--json")).Code);
        string[] order = ["--definition", "flow", "--to", "2", "--map", "Wait=Renamed", "--by", "author", "--json"];
        var (unreasoned, _, errors) = await RunAsync(folder, order);
        Assert.Equal(2, unreasoned);
        Assert.Contains("理由", errors, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(folder, "--definition", "flow", "--map", "Wait", "--by", "author", "--reason", "x")).Code);
        Assert.Equal(2, (await RunAsync(folder, "--by", "author", "--reason", "x")).Code);

        using (var killed = Start(folder, [.. order, "--reason", "修订流程"]))
        {
            // It is killed once it has moved some instances, which the database itself tells.
            while (await CountAsync(tool.Services, 2) < 10 && !await killed.EndsWithinAsync(TimeSpan.FromMilliseconds(20)))
            {
            }
            await killed.KillAsync();
        }
        var before = await CountAsync(tool.Services, 2);
        Assert.InRange(before, 10, Count - 1);

        var (resumed, report, problem) = await RunAsync(folder, "--resume", "--json");
        Assert.True(resumed == 0, problem);
        Assert.Equal(Count, await CountAsync(tool.Services, 2));
        Assert.Equal(Count, await ReadAsync(tool.Services, async db => (await db.Journal.ToListAsync()).SelectMany(page => page.Read()).Count(j => j.EventName == "Migrated")));
        Assert.Equal(Count, await ReadAsync(tool.Services, db => db.Bookmarks.CountAsync(b => b.ActivityId == "Renamed")));
        Assert.Equal(Count, (int)JsonNode.Parse(report)!["plans"]![0]!["done"]!);
        await using var scope = tool.Services.CreateAsyncScope();
        Assert.Null((await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync()).Broken);
        SqliteConnection.ClearAllPools();
    }

    private static HostProcess Start(TemporaryFolder folder, params string[] arguments) =>
        HostProcess.Start(folder.Path, ["migrate-instances", .. arguments, "--database", folder.File("m.db")]);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        using var host = Start(folder, arguments);
        Assert.True(await host.EndsWithinAsync(TimeSpan.FromMinutes(2)));
        var (output, errors) = await host.ReadAsync();
        return (host.ExitCode, output, errors);
    }

    private static Task<int> CountAsync(IServiceProvider services, int version) => ReadAsync(services, db => db.Instances.CountAsync(i => i.DefinitionVersion == version));

    private static async Task<T> ReadAsync<T>(IServiceProvider services, Func<OrchestratorDbContext, Task<T>> query)
    {
        await using var scope = services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>());
    }

    private static async Task FurnishAsync(IServiceProvider services)
    {
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
        var unitOfWork = services.GetRequiredService<IUnitOfWork>();
        await unitOfWork.RunAsync((provider, _) =>
        {
            provider.GetRequiredService<IRecords>().Add(new Person { Id = "author", SignInName = "author", DisplayName = "编制员", Roles = [Role.Author] });
            var store = provider.GetRequiredService<IEngineStore>();
            store.Add(Version(1, "Wait"));
            store.Add(Version(2, "Renamed"));
            return Task.CompletedTask;
        });
        await unitOfWork.RunAsync(async (provider, token) =>
        {
            for (var i = 0; i < Count; i++)
                await provider.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { VersionId = "flow:v1" }, token);
        });
    }

    private static WorkflowDefinition Version(int number, string step) => new()
    {
        Id = $"flow:v{number}",
        DefinitionId = "flow",
        Version = number,
        Name = "flow",
        IsLatest = number == 2,
        IsPublished = number == 2,
        CreatedAt = TimeProvider.System.GetUtcNow(),
        Json = """{"definitionId":"flow","name":"flow","root":{"id":"S","type":"Elsa.Sequence","version":1,"activities":[{"id":"STEP","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}]}}""".Replace("STEP", step, StringComparison.Ordinal),
    };
}
