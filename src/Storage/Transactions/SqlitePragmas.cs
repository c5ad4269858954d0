using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Orchestrator.Storage.Transactions;

/// <summary>
/// Sets up each SQLite connection: write-ahead log, patience with a busy file, and how hard a commit is pressed to the disk. A connection that
/// may only read (Entity Framework asks through one whether the file exists) is left alone: a file whose maker was killed before it had a
/// write-ahead log cannot be given one by it.
/// </summary>
internal sealed class SqlitePragmas(bool syncEveryCommit) : DbConnectionInterceptor
{
    private readonly string _sql = $"pragma journal_mode=wal; pragma busy_timeout=30000; pragma synchronous={(syncEveryCommit ? "full" : "normal")}; pragma cache_size=-16000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (ReadsOnly(connection))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = _sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (ReadsOnly(connection))
            return;
        await using var command = connection.CreateCommand();
        command.CommandText = _sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static bool ReadsOnly(DbConnection connection) => new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
}
