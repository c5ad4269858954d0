using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orchestrator.Host;
using Orchestrator.Host.Seeding;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;

namespace Orchestrator.EndToEnd;

/// <summary>What docs/guides/backup.md says, done: dump, lose everything, restore, prove that it is the same.</summary>
public sealed class BackupTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task A_lost_database_comes_back_from_its_dump_with_every_chain_whole_and_goes_on()
    {
        using var folder = new TemporaryFolder();
        var connection = await server.CreateDatabaseAsync();
        var database = new DatabaseOptions(connection);
        var planted = await PlantAsync(database);
        var before = await VerifyAsync(database);
        Assert.Null(before.Broken);
        Assert.True(before.Events > 0);

        await RunAsync("pg_dump", "--format=custom", "--file", folder.File("orchestrator.dump"), "--dbname", Uri(connection));
        NpgsqlConnection.ClearAllPools();
        var name = new NpgsqlConnectionStringBuilder(connection).Database!;
        await server.ExecuteAsync($"drop database \"{name}\" with (force)");
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => VerifyAsync(database));

        await server.ExecuteAsync($"create database \"{name}\" template template0");
        NpgsqlConnection.ClearAllPools();
        await RunAsync("pg_restore", "--exit-on-error", "--no-owner", "--dbname", Uri(connection), folder.File("orchestrator.dump"));

        var after = await VerifyAsync(database);
        Assert.Null(after.Broken);
        Assert.Equal((before.Streams, before.Events), (after.Streams, after.Events));
        Assert.Equal(planted, await CountAsync(database));
        using var tool = HostComposition.BuildTool(database);
        await using var scope = tool.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>().Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public void The_guide_names_the_commands_that_are_rehearsed()
    {
        var guide = File.ReadAllText(RepositoryFolder.Combine("docs", "guides", "backup.md"));
        Assert.All(["pg_dump --format=custom", "pg_restore --exit-on-error --no-owner", "./run.sh verify --invariants"], command => Assert.Contains(command, guide, StringComparison.Ordinal));
    }

    private static async Task<(int, int, int)> PlantAsync(DatabaseOptions database)
    {
        using var tool = HostComposition.BuildTool(database);
        await using (var scope = tool.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
        var seed = tool.Services.GetRequiredService<Seed>();
        var campaign = await seed.PlantAsync(5, 7, CancellationToken.None);
        await seed.LaunchAsync(campaign.Id, CancellationToken.None);
        return await CountAsync(database);
    }

    private static async Task<(int Cases, int Instances, int Deadlines)> CountAsync(DatabaseOptions database)
    {
        using var tool = HostComposition.BuildTool(database);
        await using var scope = tool.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        return (await db.Cases.CountAsync(), await db.Instances.CountAsync(), await db.Deadlines.CountAsync());
    }

    private static async Task<AuditVerdict> VerifyAsync(DatabaseOptions database)
    {
        using var tool = HostComposition.BuildTool(database);
        await using var scope = tool.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync();
    }

    private static string Uri(string connection)
    {
        var parts = new NpgsqlConnectionStringBuilder(connection);
        return $"postgresql://{parts.Username}@{parts.Host}:{parts.Port}/{parts.Database}";
    }

    private static async Task RunAsync(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(PostgresServer.Tool(tool), arguments) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, errors);
    }
}
