using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Orchestrator.Storage.Transactions;

/// <summary>Sets up each SQLite connection: write-ahead log, patience with a busy file, and how hard a commit is pressed to the disk.</summary>
internal sealed class SqlitePragmas(bool syncEveryCommit) : DbConnectionInterceptor
{
    private readonly string _sql = $"pragma journal_mode=wal; pragma busy_timeout=30000; pragma synchronous={(syncEveryCommit ? "full" : "normal")}; pragma cache_size=-16000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = _sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = _sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
