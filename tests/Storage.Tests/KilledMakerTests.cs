using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Testing;

namespace Orchestrator.Storage.Tests;

/// <summary>A host that is killed while it makes its SQLite file leaves one that the next start goes on with.</summary>
public sealed class KilledMakerTests
{
    [Fact]
    public async Task A_file_that_was_made_and_never_written_is_filled()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("killed.db");
        await File.WriteAllBytesAsync(path, [], TestContext.Current.CancellationToken);

        await IsFilledAsync(path);
    }

    [Fact]
    public async Task A_first_page_written_before_there_was_a_write_ahead_log_is_filled()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("killed.db");
        await WriteWithoutLogAsync(path, "create table left_behind (text)");

        await IsFilledAsync(path);
    }

    [Fact]
    public async Task A_transaction_that_was_cut_off_in_a_rollback_journal_is_taken_back_and_the_file_is_filled()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("killed.db");
        await WriteWithoutLogAsync(folder.File("living.db"), "create table left_behind (text)");
        await using (var living = new SqliteConnection($"Data Source={folder.File("living.db")};Pooling=False"))
        {
            await living.OpenAsync(TestContext.Current.CancellationToken);
            // So small a memory presses the pages of the unfinished transaction to the file, after their former content to the journal.
            await RunAsync(living, "pragma cache_size=1; begin immediate; with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000) insert into left_behind select hex(randomblob(400)) from n");
            File.Copy(folder.File("living.db"), path);
            File.Copy(folder.File("living.db-journal"), path + "-journal");
        }

        await IsFilledAsync(path);
        await using var after = new SqliteConnection($"Data Source={path};Pooling=False");
        await after.OpenAsync(TestContext.Current.CancellationToken);
        await using var count = after.CreateCommand();
        count.CommandText = "select count(*) from left_behind";
        Assert.Equal(0L, await count.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    private static async Task IsFilledAsync(string path)
    {
        await using var database = Database.OnFile(path, TimeProvider.System);
        var applied = await database.InScopeAsync(services => services.GetRequiredService<Migrator>().MigrateAsync());
        Assert.NotEmpty(applied);
        Assert.True(await database.InScopeAsync(services => services.GetRequiredService<Migrator>().IsCurrentAsync()));
    }

    private static async Task WriteWithoutLogAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await RunAsync(connection, sql);
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
