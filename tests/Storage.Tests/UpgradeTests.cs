using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;

namespace Orchestrator.Storage.Tests;

/// <summary>
/// The newest migration runs while a node of the release before still serves: the statements of that node's model, prepared as its driver prepares
/// them, work before, during and after it. A migration that takes away or renames what the release before uses does not pass; it belongs to the next release.
/// </summary>
public sealed class UpgradeTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task The_newest_migration_runs_while_a_node_of_the_release_before_still_serves()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await using var db = Open(connectionString);
        var names = db.Database.GetMigrations().ToList();
        await db.GetService<IMigrator>().MigrateAsync(names[^2], TestContext.Current.CancellationToken);
        var migrations = db.GetService<IMigrationsAssembly>();
        var former = migrations.CreateMigration(migrations.Migrations[names[^2]], db.Database.ProviderName!).TargetModel;
        await using var node = new FormerNode(connectionString, former);
        await node.ServeOnceAsync();

        using var upgraded = new CancellationTokenSource();
        var serving = node.ServeUntilAsync(upgraded.Token);
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        await upgraded.CancelAsync();
        await serving;

        await node.ServeOnceAsync();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Lines_that_a_node_of_the_release_before_goes_on_writing_are_read_by_the_new_ones()
    {
        await using var db = Open(await server.CreateDatabaseAsync());
        var before = db.Database.GetMigrations().TakeWhile(name => !name.EndsWith("_JournalPages", StringComparison.Ordinal)).Last();
        await db.GetService<IMigrator>().MigrateAsync(before, TestContext.Current.CancellationToken);
        await WriteLineAsync(db, 0);
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);

        await WriteLineAsync(db, 1);
        await WriteLineAsync(db, 2);

        Assert.Equal(["j0", "j1", "j2"], await db.JournalOf("i").Select(line => line.Id).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(3, (await db.JournalOfAsync("i", 0, 10, TestContext.Current.CancellationToken)).Total);
    }

    private static Task<int> WriteLineAsync(PostgresDbContext db, int sequence) => db.Database.ExecuteSqlAsync($"""
        insert into journal (id, instance_id, activity_instance_id, activity_id, activity_type, activity_type_version, node_id, "timestamp", sequence, event_name)
        values ({"j" + sequence}, 'i', 'x', 'a', 'Elsa.WriteLine', 1, 'Workflow1:a', now(), {(long)sequence}, 'Started')
        """);

    private static PostgresDbContext Open(string connectionString) =>
        new(new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().Options);

    /// <summary>What a node of a release asks of the database, told from that release's model: each table's rows are added, read, changed and removed by their columns of then.</summary>
    private sealed class FormerNode(string connectionString, IReadOnlyModel model) : IAsyncDisposable
    {
        private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(connectionString + ";Max Auto Prepare=500;Auto Prepare Min Usages=1");
        private readonly List<Table> _tables = InOrder([.. model.GetEntityTypes().Where(type => type.GetTableName() is not null).GroupBy(type => type.GetTableName()!).Select(types => new Table(types.Key, [.. types]))]);
        private int _row;

        public async Task ServeUntilAsync(CancellationToken over)
        {
            while (!over.IsCancellationRequested)
                await ServeOnceAsync();
        }

        public async Task ServeOnceAsync()
        {
            Assert.NotEmpty(_tables);
            foreach (var table in _tables)
                await ServeAsync([.. _tables.Where(other => other == table || table.RefersTo.Contains(other.Name))], ++_row);
        }

        /// <summary>A row of one table in a transaction, with the rows to which it refers.</summary>
        private async Task ServeAsync(List<Table> tables, int row)
        {
            await using var connection = await _database.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var table in tables)
            {
                await RunAsync(connection, table.Insert, row);
                Assert.Equal(1, await RunAsync(connection, table.Update, row));
                Assert.Equal(1, await RunAsync(connection, table.Select, row));
            }
            foreach (var table in Enumerable.Reverse(tables))
                Assert.Equal(1, await RunAsync(connection, table.Delete, row));
            await transaction.CommitAsync();
        }

        /// <summary>Those first to which others refer.</summary>
        private static List<Table> InOrder(List<Table> tables)
        {
            var (ordered, left) = (new List<Table>(), tables);
            while (left.Count > 0)
            {
                var free = left.FindAll(table => !left.Exists(other => other != table && table.RefersTo.Contains(other.Name)));
                Assert.NotEmpty(free);
                ordered.AddRange(free);
                left = [.. left.Except(free)];
            }
            return ordered;
        }

        private static async Task<int> RunAsync(NpgsqlConnection connection, string sql, int row)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            command.Parameters.Add(new NpgsqlParameter { Value = row });
            await using var reader = await command.ExecuteReaderAsync();
            var read = 0;
            while (await reader.ReadAsync())
                read++;
            return read;
        }

        public ValueTask DisposeAsync() => _database.DisposeAsync();
    }

    /// <summary>A table's statements, each for the row that the one parameter numbers.</summary>
    private sealed class Table
    {
        public Table(string name, IReadOnlyList<IReadOnlyEntityType> types)
        {
            var columns = types.SelectMany(type => type.GetProperties()).Where(property => property.GetColumnName() is not null).DistinctBy(property => property.GetColumnName()).ToList();
            var key = types[0].FindPrimaryKey()!.Properties.Select(property => property.GetColumnName()).ToHashSet();
            var where = string.Join(" and ", columns.Where(column => key.Contains(column.GetColumnName())).Select(column => $"{Quoted(column)} = {Value(column)}"));
            var others = columns.Where(column => !key.Contains(column.GetColumnName())).ToList();
            (Name, RefersTo) = (name, types.SelectMany(type => type.GetForeignKeys()).Select(key => key.PrincipalEntityType.GetTableName()!).ToHashSet());
            Insert = $"insert into \"{name}\" ({string.Join(", ", columns.Select(Quoted))}) values ({string.Join(", ", columns.Select(Value))})";
            Select = $"select {string.Join(", ", columns.Select(Quoted))} from \"{name}\" where {where}";
            Update = $"update \"{name}\" set {string.Join(", ", (others.Count > 0 ? others : columns).Select(column => $"{Quoted(column)} = {Value(column)}"))} where {where} returning 1";
            Delete = $"delete from \"{name}\" where {where} returning 1";
        }

        public string Name { get; }
        public IReadOnlySet<string> RefersTo { get; }
        public string Insert { get; }
        public string Select { get; }
        public string Update { get; }
        public string Delete { get; }

        private static string Quoted(IReadOnlyProperty column) => $"\"{column.GetColumnName()}\"";

        private static string Value(IReadOnlyProperty column) => column.GetColumnType() switch
        {
            "text" or "character varying(256)" or "character varying(500)" or "character varying(32)" => "('former-' || $1::int)",
            "bigint" or "integer" or "numeric" or "double precision" => "$1::int",
            "boolean" => "($1::int > 0)",
            "date" => "(date '2005-04-01' + $1::int)",
            "timestamp with time zone" => "(timestamptz '2005-04-01' + $1::int * interval '1 second')",
            "bytea" => "decode(md5($1::int::text), 'hex')",
            "text[]" => "array['former-' || $1::int]",
            var other => throw new InvalidOperationException($"The type {other} of {column.DeclaringType.DisplayName()}.{column.Name} is new here: say how a value of it is made."),
        };
    }
}
