using System.Globalization;
using Npgsql;
using Orchestrator.Testing;

namespace Orchestrator.Bench.Load;

/// <summary>A private PostgreSQL for one benchmark: on disk, with the statistics that the figures come from.</summary>
internal sealed class LoadDatabase : IAsyncDisposable
{
    // As the guide to deployment advises.
    private readonly PostgresServer _server = new() { Durable = true, Settings = ["shared_buffers=512MB", "max_wal_size=4GB", "checkpoint_timeout=15min", "wal_compression=lz4", "pg_stat_statements.max=2000"] };
    private int _postmaster;

    public string ConnectionString { get; private set; } = "";

    public static async Task<LoadDatabase> StartAsync()
    {
        var database = new LoadDatabase();
        await database._server.InitializeAsync();
        database.ConnectionString = await database._server.CreateDatabaseAsync();
        await database.ExecuteAsync("create extension pg_stat_statements");
        var folder = await database.ScalarAsync<string>("show data_directory");
        database._postmaster = int.Parse((await File.ReadAllLinesAsync(Path.Combine(folder, "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        return database;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        return (T)Convert.ChangeType(await command.ExecuteScalarAsync() ?? throw new InvalidOperationException("No row: " + sql), typeof(T), CultureInfo.InvariantCulture);
    }

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Tidies up after loading, so that the measured run meets settled tables, and begins the counts anew.</summary>
    public async Task SettleAsync()
    {
        await ExecuteAsync("vacuum analyze");
        await ExecuteAsync("checkpoint");
        await ExecuteAsync("select pg_stat_statements_reset()");
    }

    public async Task<DatabaseCounts> CountsAsync() => new(
        await ScalarAsync<long>("select coalesce(sum(calls), 0) from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = current_database() and query not like '%pg_%'"),
        await ScalarAsync<long>("select (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint"),
        ProcessorTime.OfTree(_postmaster));

    /// <summary>The statements that took most time, for whoever wants to know where it went.</summary>
    public async Task<IReadOnlyList<string>> TopStatementsAsync(int count)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand($"select calls, round(total_exec_time::numeric, 1), round(mean_exec_time::numeric, 3), left(regexp_replace(query, '\\s+', ' ', 'g'), 150) from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = current_database() order by total_exec_time desc limit {count}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
            found.Add(string.Create(CultureInfo.InvariantCulture, $"{reader.GetInt64(0),9} × {reader.GetDecimal(2),8} ms = {reader.GetDecimal(1),10} ms  {reader.GetString(3)}"));
        return found;
    }

    /// <summary>What the log has been filled with since a place in it, by table or index and kind of record: their number, bytes, and bytes of whole pages among them.</summary>
    public async Task<IReadOnlyList<string>> LogSinceAsync(long from, int count)
    {
        await ExecuteAsync("create extension if not exists pg_walinspect");
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand($"""
            select count(*), coalesce(c.relname, '') || ' ' || r.resource_manager || ' ' || r.record_type, sum(r.record_length)::bigint, sum(r.fpi_length)::bigint
            from (select *, (regexp_match(block_ref, 'rel \d+/\d+/(\d+)'))[1]::oid as node from pg_get_wal_records_info('0/0'::pg_lsn + {from}, pg_current_wal_flush_lsn())) r
            left join pg_class c on pg_relation_filenode(c.oid) = r.node
            group by 2 order by 3 desc limit {count}
            """, connection) { CommandTimeout = 600 };
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
            found.Add(string.Create(CultureInfo.InvariantCulture, $"{reader.GetInt64(0),9} × {reader.GetString(1),-80} = {reader.GetInt64(2) / 1024.0,10:#,0} KB, of which whole pages {reader.GetInt64(3) / 1024.0,10:#,0} KB"));
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
    }
}

/// <summary>Statements so far, bytes of the log so far, and processor time so far.</summary>
internal sealed record DatabaseCounts(long Statements, long Wal, TimeSpan Processor);
