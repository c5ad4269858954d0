using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Npgsql;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Conformance;

/// <summary>Gives each case a fresh, migrated database: a copy of a template, in memory on SQLite, a database of its own on the given PostgreSQL server.</summary>
internal abstract class CaseDatabases : IAsyncDisposable
{
    /// <param name="connection">A PostgreSQL connection string whose user may create databases; null for SQLite in memory.</param>
    public static async Task<CaseDatabases> PrepareAsync(string? connection, CancellationToken cancellationToken)
    {
        CaseDatabases databases = connection is null ? new InMemory() : new OnServer(connection);
        await databases.FillTemplateAsync(cancellationToken);
        return databases;
    }

    /// <summary>A database that holds the schema and nothing else.</summary>
    public abstract Task<DatabaseOptions> TakeAsync(CancellationToken cancellationToken);

    public abstract Task GiveBackAsync(DatabaseOptions database);

    public abstract ValueTask DisposeAsync();

    protected abstract Task FillTemplateAsync(CancellationToken cancellationToken);

    protected static async Task MigrateAsync(DatabaseOptions database, CancellationToken cancellationToken)
    {
        using var tool = HostComposition.BuildTool(database);
        await using var scope = tool.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
    }

    private sealed class InMemory : CaseDatabases
    {
        private readonly string _template = Path.Combine(Path.GetTempPath(), $"orchestrator-template-{Environment.ProcessId}-{Guid.CreateVersion7():N}.db");
        private readonly Dictionary<string, SqliteConnection> _kept = [];
        private int _taken;

        protected override async Task FillTemplateAsync(CancellationToken cancellationToken)
        {
            await MigrateAsync(new DatabaseOptions(_template), cancellationToken);
            SqliteConnection.ClearAllPools();
        }

        // A database in memory lives as long as one connection to it is open.
        public override async Task<DatabaseOptions> TakeAsync(CancellationToken cancellationToken)
        {
            var database = new DatabaseOptions($"Data Source={Path.GetFileNameWithoutExtension(_template)}-{Interlocked.Increment(ref _taken)};Mode=Memory;Cache=Shared");
            var kept = new SqliteConnection(database.ConnectionString);
            await kept.OpenAsync(cancellationToken);
            await using var template = new SqliteConnection($"Data Source={_template};Mode=ReadOnly;Pooling=False");
            await template.OpenAsync(cancellationToken);
            template.BackupDatabase(kept);
            _kept[database.ConnectionString] = kept;
            return database;
        }

        public override async Task GiveBackAsync(DatabaseOptions database)
        {
            SqliteConnection.ClearAllPools();
            if (_kept.Remove(database.ConnectionString, out var kept))
                await kept.DisposeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            foreach (var kept in _kept.Values)
                await kept.DisposeAsync();
            foreach (var suffix in new[] { "", "-wal", "-shm" })
                File.Delete(_template + suffix);
        }
    }

    private sealed class OnServer(string connection) : CaseDatabases
    {
        private readonly string _prefix = $"conformance_{Environment.ProcessId}";
        private readonly ConcurrentBag<DatabaseOptions> _all = [];
        private readonly ConcurrentBag<DatabaseOptions> _emptied = [];
        private string _emptying = "";
        private int _taken;

        private string Template => _prefix + "_template";

        protected override async Task FillTemplateAsync(CancellationToken cancellationToken)
        {
            await ExecuteAsync(connection, $"create database \"{Template}\" template template0", cancellationToken);
            await MigrateAsync(Named(Template), cancellationToken);
            _emptying = await EmptyingAsync(cancellationToken);
            NpgsqlConnection.ClearAllPools();
        }

        // A database that a case is done with is emptied for the next, which costs a tenth of copying the template.
        public override async Task<DatabaseOptions> TakeAsync(CancellationToken cancellationToken)
        {
            if (_emptied.TryTake(out var emptied))
                return emptied;
            var name = $"{_prefix}_{Interlocked.Increment(ref _taken)}";
            await ExecuteAsync(connection, $"create database \"{name}\" template \"{Template}\"", cancellationToken);
            var taken = Named(name);
            _all.Add(taken);
            return taken;
        }

        public override async Task GiveBackAsync(DatabaseOptions database)
        {
            await ExecuteAsync(database.ConnectionString, _emptying, CancellationToken.None);
            _emptied.Add(database);
        }

        public override async ValueTask DisposeAsync()
        {
            NpgsqlConnection.ClearAllPools();
            foreach (var database in _all.Append(Named(Template)))
                await ExecuteAsync(connection, $"drop database if exists \"{new NpgsqlConnectionStringBuilder(database.ConnectionString).Database}\" with (force)", CancellationToken.None);
        }

        private DatabaseOptions Named(string name) => new(new NpgsqlConnectionStringBuilder(connection) { Database = name }.ConnectionString);

        /// <summary>Takes every row away that the migrations did not bring.</summary>
        private async Task<string> EmptyingAsync(CancellationToken cancellationToken)
        {
            await using var template = new NpgsqlConnection(Unpooled(Named(Template).ConnectionString));
            await template.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("select string_agg(format('delete from %I.%I', schemaname, tablename), '; ') from pg_tables where schemaname = 'public' and tablename <> '__EFMigrationsHistory'", template);
            return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
        }

        private static async Task ExecuteAsync(string on, string sql, CancellationToken cancellationToken)
        {
            await using var administration = new NpgsqlConnection(Unpooled(on));
            await administration.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(sql, administration);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        private static string Unpooled(string on) => new NpgsqlConnectionStringBuilder(on) { Pooling = false }.ConnectionString;
    }
}
