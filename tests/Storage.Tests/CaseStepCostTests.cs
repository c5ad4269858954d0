using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Storage.Tests;

/// <summary>What one typical step of a case costs PostgreSQL: an officer decides, the case moves on to its next state and waits for the next decision.</summary>
public sealed class CaseStepCostTests(PostgresServer server) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private const int WarmUp = 10;
    private const int Cases = WarmUp + 20;
    // Without whole pages, which this server does not write; what it takes today, and a tenth more.
    private const int MostLog = 6_700;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero));
    private Database _database = null!;
    private CasesToDecide _cases = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.OnPostgresAsync(server, _clock);
        _cases = new CasesToDecide(_database, _clock);
        await _cases.FurnishAsync(Cases);
        await ScalarAsync<object>("create extension pg_stat_statements");
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task It_takes_at_most_eight_statements_and_no_more_log_than_today()
    {
        // The first steps fill caches and prepare statements.
        for (var i = 0; i < WarmUp; i++)
            await _cases.DecideAsync(await _cases.OpenTaskAsync(i));
        var tasks = new List<string>();
        for (var i = WarmUp; i < Cases; i++)
            tasks.Add(await _cases.OpenTaskAsync(i));
        await ScalarAsync<object>("select pg_stat_statements_reset()");

        var log = await LogAsync();
        foreach (var task in tasks)
            await _cases.DecideAsync(task);

        Assert.InRange((await LogAsync() - log) / tasks.Count, 1, MostLog);
        var calls = await StatementsAsync();
        Assert.True(calls.Sum(call => call.Count) <= 8 * tasks.Count, string.Join('\n', calls.Select(call => $"{call.Count,4} {call.Text}")));
        Assert.Equal(Cases, await _database.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Cases.CountAsync(row => row.State == UnitCaseState.U10)));
    }

    /// <summary>Bytes that the database's log has had so far.</summary>
    private async Task<long> LogAsync() => (long)await ScalarAsync<decimal>("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");

    private async Task<List<(long Count, string Text)>> StatementsAsync()
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            select calls, left(query, 300) from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = current_database() and query not like '%pg_%' order by calls desc, query
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(long, string)>();
        while (await reader.ReadAsync())
            found.Add((reader.GetInt64(0), reader.GetString(1)));
        return found;
    }

    private async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }
}
