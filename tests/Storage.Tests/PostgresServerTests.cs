using Npgsql;
using Orchestrator.Testing;

namespace Orchestrator.Storage.Tests;

/// <summary>What the other tests rely on in the server that they run against.</summary>
public sealed class PostgresServerTests
{
    [Fact]
    public async Task A_filled_template_is_filled_once_and_every_copy_is_separate()
    {
        await using var server = new PostgresServer();
        await server.InitializeAsync();
        var fills = 0;
        Task Fill(string connectionString)
        {
            fills++;
            return ExecuteAsync(connectionString, "create table units (name text); insert into units values ('红树湾网吧')");
        }

        var copies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.CreateDatabaseAsync("units", Fill)));
        await ExecuteAsync(copies[0], "delete from units");

        Assert.Equal(1, fills);
        Assert.Equal(4, copies.Distinct().Count());
        Assert.Equal(0L, await ScalarAsync(copies[0], "select count(*) from units"));
        Assert.Equal("红树湾网吧", await ScalarAsync(copies[1], "select name from units"));
    }

    [Fact]
    public async Task A_durable_server_keeps_committed_rows_through_a_crash()
    {
        await using var server = new PostgresServer { Durable = true };
        await server.InitializeAsync();
        var database = await server.CreateDatabaseAsync();
        Assert.Equal("on", await ScalarAsync(database, "show fsync"));
        await ExecuteAsync(database, "create table t (n int); insert into t values (7)");

        await server.CrashAndRestartAsync();

        Assert.Equal(7, await ScalarAsync(database, "select n from t"));
    }

    [Fact]
    public async Task A_killed_server_starts_again_though_it_is_called_all_the_while()
    {
        await using var server = new PostgresServer { Durable = true };
        await server.InitializeAsync();
        var database = await server.CreateDatabaseAsync();
        // Enough to recover that some calls come in the middle of it.
        await ExecuteAsync(database, "create table t as select n, md5(n::text) as text from generate_series(1, 300000) n");
        using var over = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => CallUntilAsync(database + ";Pooling=false", over.Token), TestContext.Current.CancellationToken)).ToList();

        await server.KillAsync();
        await server.CrashAndRestartAsync();

        Assert.True(await server.AnswersAsync());
        await over.CancelAsync();
        await Task.WhenAll(callers);
        Assert.Equal(300_000L, await ScalarAsync(database, "select count(*) from t"));
    }

    private static async Task CallUntilAsync(string connectionString, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                await ScalarAsync(connectionString, "select 1");
            }
            catch (NpgsqlException)
            {
                // It is away, or says that it is starting up.
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task Two_servers_run_side_by_side_and_leave_nothing_behind()
    {
        var first = new PostgresServer();
        var second = new PostgresServer();
        await Task.WhenAll(first.InitializeAsync().AsTask(), second.InitializeAsync().AsTask());
        Assert.NotEqual(first.Port, second.Port);
        var data = (string)(await ScalarAsync(first.AdminConnectionString, "show data_directory"))!;
        Assert.True(Directory.Exists(data));
        var connectionString = first.AdminConnectionString;

        await first.DisposeAsync();
        await second.DisposeAsync();

        Assert.False(Directory.Exists(data));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ScalarAsync(connectionString + ";Pooling=false", "select 1"));
    }

    private static async Task ExecuteAsync(string connectionString, string sql) => await ScalarAsync(connectionString, sql);

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
