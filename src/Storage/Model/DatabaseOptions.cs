using Microsoft.Data.Sqlite;
using Npgsql;

namespace Orchestrator.Storage.Model;

/// <summary>Which database: a PostgreSQL connection string (it names a host), or a SQLite one (<c>Data Source=…</c>, or a file's path).</summary>
public sealed record DatabaseOptions(string ConnectionString)
{
    /// <summary>On SQLite: wait for the disk at each commit (survives a power cut), or only at checkpoints (survives a killed process).</summary>
    public bool SyncEveryCommit { get; init; } = true;

    public bool IsPostgres { get; } =
        ConnectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase) || ConnectionString.Contains("Server=", StringComparison.OrdinalIgnoreCase);

    /// <summary>The PostgreSQL connection string; unless it says otherwise, statements that come again are prepared, and a connection that goes back to the pool is not cleaned: nothing is ever set on it beyond a transaction.</summary>
    internal string PostgresConnectionString
    {
        get
        {
            var builder = new NpgsqlConnectionStringBuilder(ConnectionString);
            if (!builder.ShouldSerialize("Max Auto Prepare"))
                builder.MaxAutoPrepare = 128;
            if (!builder.ShouldSerialize("No Reset On Close"))
                builder.NoResetOnClose = true;
            return builder.ToString();
        }
    }

    /// <summary>The SQLite connection string: the given one, or the given path made into one.</summary>
    internal string SqliteConnectionString
    {
        get
        {
            var builder = ConnectionString.Contains('=', StringComparison.Ordinal)
                ? new SqliteConnectionStringBuilder(ConnectionString)
                : new SqliteConnectionStringBuilder { DataSource = ConnectionString };
            builder.ForeignKeys = false;
            builder.DefaultTimeout = 30;
            return builder.ToString();
        }
    }
}
