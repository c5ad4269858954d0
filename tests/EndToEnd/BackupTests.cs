using System.Diagnostics;
using System.Runtime.Versioning;
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
    [UnsupportedOSPlatform("windows")]
    public async Task A_mistake_is_undone_by_going_back_to_the_moment_before_it()
    {
        using var folder = new TemporaryFolder();
        var archive = Directory.CreateDirectory(folder.File("archive"));
        foreach (var reached in new[] { folder.Path, archive.FullName })
            File.SetUnixFileMode(reached, (UnixFileMode)0b111_111_111);
        string moment, name;
        (int Streams, long Events) before;
        (int, int, int) planted;
        await using (var lost = new PostgresServer { Durable = true, Settings = ["archive_mode=on"] })
        {
            await lost.InitializeAsync();
            await lost.ExecuteAsync($"alter system set archive_command = 'test ! -f {archive.FullName}/%f && cp %p {archive.FullName}/%f'");
            await lost.ExecuteAsync("select pg_reload_conf()");
            var connection = await lost.CreateDatabaseAsync();
            name = new NpgsqlConnectionStringBuilder(connection).Database!;
            var database = new DatabaseOptions(connection);
            var campaign = await RegisterAsync(database);
            await RunAsync("pg_basebackup", "--pgdata", folder.File("base"), "--checkpoint=fast", "--dbname", Uri(lost.AdminConnectionString));

            // What happens after the base backup is in the archive alone.
            await LaunchAsync(database, campaign);
            planted = await CountAsync(database);
            var verdict = await VerifyAsync(database);
            before = (verdict.Streams, verdict.Events);
            moment = (string)(await ScalarAsync(connection, "select clock_timestamp()::text"))!;
            await ScalarAsync(connection, "delete from audit_events; delete from cases; delete from deadlines");
            var segment = (string)(await ScalarAsync(connection, "select pg_walfile_name(pg_switch_wal())"))!;
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            using var rhythm = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (await ScalarAsync(connection, "select last_archived_wal from pg_stat_archiver") is not string archived || string.CompareOrdinal(archived, segment) < 0)
                await rhythm.WaitForNextTickAsync(limit.Token);
            NpgsqlConnection.ClearAllPools();
        }

        await File.AppendAllTextAsync(folder.File("base/postgresql.auto.conf"), $"""

            restore_command = 'cp {archive.FullName}/%f %p'
            recovery_target_time = '{moment}'
            recovery_target_action = 'promote'

            """);
        await File.WriteAllTextAsync(folder.File("base/recovery.signal"), "");
        await using var restored = new PostgresServer { DataFrom = folder.File("base") };
        await restored.InitializeAsync();

        var back = new DatabaseOptions(restored.ConnectionStringTo(name));
        var after = await VerifyAsync(back);
        Assert.Null(after.Broken);
        Assert.Equal(before, (after.Streams, after.Events));
        Assert.Equal(planted, await CountAsync(back));
        Assert.NotEqual((0, 0, 0), planted);
        NpgsqlConnection.ClearAllPools();
    }

    [Fact]
    public void The_guide_names_the_commands_that_are_rehearsed()
    {
        var guide = File.ReadAllText(RepositoryFolder.Combine("docs", "guides", "backup.md"));
        Assert.All(["archive_command = 'test ! -f /archive/%f && cp %p /archive/%f'", "pg_basebackup --pgdata=/backup/base --checkpoint=fast", "recovery.signal", "restore_command = 'cp /archive/%f %p'", "recovery_target_time", "recovery_target_action = 'promote'", "pg_dump --format=custom", "pg_restore --exit-on-error --no-owner", "./run.sh verify --invariants"], command => Assert.Contains(command, guide, StringComparison.Ordinal));
    }

    private static async Task<(int, int, int)> PlantAsync(DatabaseOptions database)
    {
        await LaunchAsync(database, await RegisterAsync(database));
        return await CountAsync(database);
    }

    private static async Task<string> RegisterAsync(DatabaseOptions database)
    {
        using var tool = HostComposition.BuildTool(database);
        await using (var scope = tool.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
        return (await tool.Services.GetRequiredService<Seed>().PlantAsync(5, 7, CancellationToken.None)).Id;
    }

    private static async Task LaunchAsync(DatabaseOptions database, string campaignId)
    {
        using var tool = HostComposition.BuildTool(database);
        await tool.Services.GetRequiredService<Seed>().LaunchAsync(campaignId, CancellationToken.None);
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
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
