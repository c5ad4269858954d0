using Microsoft.Data.Sqlite;

namespace Orchestrator.Storage.Model;

/// <summary>Which database: a PostgreSQL connection string (it names a host), or a SQLite one (<c>Data Source=…</c>, or a file's path).</summary>
public sealed record DatabaseOptions(string ConnectionString)
{
    /// <summary>On SQLite: wait for the disk at each commit (survives a power cut), or only at checkpoints (survives a killed process).</summary>
    public bool SyncEveryCommit { get; init; } = true;

    public bool IsPostgres { get; } =
        ConnectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase) || ConnectionString.Contains("Server=", StringComparison.OrdinalIgnoreCase);

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
