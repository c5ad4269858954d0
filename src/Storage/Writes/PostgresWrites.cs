using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Writes;

/// <summary>
/// Writes whatever has changed in one round trip and, as a rule, one statement, where the usual way takes a statement for each row; the last write of a
/// transaction takes the commit along. The model, the converters, the tracking and the conflicts are those of Entity Framework.
/// </summary>
internal sealed class PostgresWrites(DatabaseDependencies dependencies, RelationalDatabaseDependencies relational, ICurrentDbContext current) : RelationalDatabase(dependencies, relational)
{
    // PostgreSQL numbers parameters with 16 bits.
    private const int MostParameters = 32_000;
    private const int MostRows = 5_000;
    // Where many rows are written, all come as arrays: otherwise the text would depend on which tables happen to have a single row among them.
    private const int MostSingly = 20;
    // PostgreSQL expects ten elements of an array that it does not know, and would plan each shorter one anew.
    private const string PlannedOnce = "SET LOCAL plan_cache_mode = force_generic_plan";
    private static readonly ConcurrentDictionary<IEntityType, TableColumns?> Tables = new();

    private readonly IRelationalConnection _connection = relational.Connection;

    public override async Task<int> SaveChangesAsync(IList<IUpdateEntry> entries, CancellationToken cancellationToken = default)
    {
        // Several statements hold together only within a transaction.
        if (_connection.CurrentTransaction is not { } transaction)
            return await base.SaveChangesAsync(entries, cancellationToken);
        var db = (OrchestratorDbContext)current.Context;
        var isUsual = entries.Any(entry => Tables.GetOrAdd(entry.EntityType, TableColumns.Of) is null);
        var (statements, ending) = (Statements(Grouped(isUsual ? [] : entries, db.TakeAdditions(), db.Model)).ToList(), isUsual ? null : db.Ending);
        for (var i = 0; i < statements.Count; i++)
        {
            await using var batch = new NpgsqlBatch((NpgsqlConnection)_connection.DbConnection, (NpgsqlTransaction)transaction.GetDbTransaction());
            batch.Timeout = _connection.CommandTimeout ?? batch.Timeout;
            var isLast = i == statements.Count - 1 && ending is not null;
            if (isLast && statements[i].Exists(group => !group.IsSingle))
                batch.BatchCommands.Add(new NpgsqlBatchCommand(PlannedOnce));
            batch.BatchCommands.Add(new RowStatement(statements[i]).ToCommand());
            if (isLast)
                ending!.SendWith(batch);
            await WriteAsync(batch, statements[i], cancellationToken);
        }
        return isUsual ? await base.SaveChangesAsync(entries, cancellationToken) : entries.Count;
    }

    private static async Task WriteAsync(NpgsqlBatch batch, List<RowGroup> groups, CancellationToken cancellationToken)
    {
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException conflict) when (conflict.SqlState == RowStatement.FailsOnConflict)
        {
            var (counted, tables) = (groups.FindAll(group => group.Shape.IsCounted), groups.Select(group => group.Columns.Table).Distinct());
            throw new DbUpdateConcurrencyException($"Not all rows of {string.Join(", ", tables)} stood as they were read.", conflict, [.. counted.SelectMany(group => group.Entries)]);
        }
        catch (NpgsqlException error)
        {
            throw new DbUpdateException("The rows could not be written: " + error.Message, error, [.. groups.SelectMany(group => group.Entries)]);
        }
    }

    private static List<RowGroup> Grouped(IList<IUpdateEntry> entries, IReadOnlyList<object> additions, IModel model)
    {
        var groups = new List<RowGroup>();
        foreach (var entry in entries)
        {
            var table = Tables[entry.EntityType]!;
            var changed = entry.EntityState == EntityState.Modified ? table.All.Where(column => entry.IsModified(column.Property)).ToArray() : [];
            if (entry.EntityState == EntityState.Modified && changed.Length == 0)
                continue;
            Add(table, entry.EntityState, changed, entry);
        }
        foreach (var row in additions)
            Add(Tables.GetOrAdd(model.FindEntityType(row.GetType())!, TableColumns.Of)!, EntityState.Added, [], row);
        var areFew = groups.Sum(group => group.Rows.Count) <= MostSingly;
        groups.ForEach(group => group.IsSingle = areFew && group.Rows.Count == 1);
        // The same rows make the same text, whichever changed first; rows of one table and kind that fill several groups stay in their order.
        return [.. groups.Order()];

        void Add(TableColumns table, EntityState state, TableColumns.Column[] changed, object row)
        {
            var group = groups.Find(known => known.Columns == table && known.State == state && known.Changed.SequenceEqual(changed) && known.Rows.Count < MostRows);
            if (group is null)
                groups.Add(group = new RowGroup(table, state, changed));
            group.Rows.Add(row);
        }
    }

    /// <summary>The parts of one statement see nothing of each other, so rows that make room for others of a unique index go first.</summary>
    private static IEnumerable<List<RowGroup>> Statements(List<RowGroup> groups)
    {
        var first = groups.FindAll(group => group.State == EntityState.Deleted && group.Columns.HasUniqueIndex && groups.Exists(other => other.Columns == group.Columns && other.State != EntityState.Deleted));
        if (first.Count > 0)
            yield return first;
        var statement = new List<RowGroup>();
        var parameters = 0;
        foreach (var group in groups.Except(first))
        {
            var more = group.Shape.Width;
            if (parameters + more > MostParameters && statement.Count > 0)
            {
                yield return statement;
                statement = [];
                parameters = 0;
            }
            statement.Add(group);
            parameters += more;
        }
        if (statement.Count > 0)
            yield return statement;
    }
}
