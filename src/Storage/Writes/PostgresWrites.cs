using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Orchestrator.Storage.Writes;

/// <summary>
/// Writes whatever has changed in one round trip and, as a rule, one statement, where the usual way takes a statement for each row. The model, the
/// converters, the tracking and the conflicts are those of Entity Framework.
/// </summary>
internal sealed class PostgresWrites(DatabaseDependencies dependencies, RelationalDatabaseDependencies relational) : RelationalDatabase(dependencies, relational)
{
    // PostgreSQL numbers parameters with 16 bits.
    private const int MostParameters = 32_000;
    private const int MostRows = 5_000;
    private static readonly ConcurrentDictionary<IEntityType, TableColumns?> Tables = new();

    private readonly IRelationalConnection _connection = relational.Connection;

    public override async Task<int> SaveChangesAsync(IList<IUpdateEntry> entries, CancellationToken cancellationToken = default)
    {
        // Several statements hold together only within a transaction.
        if (_connection.CurrentTransaction is not { } transaction || entries.Any(entry => Tables.GetOrAdd(entry.EntityType, TableColumns.Of) is null))
            return await base.SaveChangesAsync(entries, cancellationToken);
        try
        {
            foreach (var groups in Statements(Grouped(entries)))
            {
                await using var command = _connection.DbConnection.CreateCommand();
                command.Transaction = transaction.GetDbTransaction();
                command.CommandTimeout = _connection.CommandTimeout ?? command.CommandTimeout;
                await new RowStatement(groups).ExecuteAsync(command, cancellationToken);
            }
        }
        catch (DbException error)
        {
            throw new DbUpdateException("The rows could not be written: " + error.Message, error, [.. entries]);
        }
        return entries.Count;
    }

    private static List<RowGroup> Grouped(IList<IUpdateEntry> entries)
    {
        var groups = new List<RowGroup>();
        foreach (var entry in entries)
        {
            var table = Tables[entry.EntityType]!;
            var changed = entry.EntityState == EntityState.Modified ? table.All.Where(column => entry.IsModified(column.Property)).ToArray() : [];
            if (entry.EntityState == EntityState.Modified && changed.Length == 0)
                continue;
            var group = groups.Find(known => known.Columns == table && known.State == entry.EntityState && known.Changed.SequenceEqual(changed) && known.Entries.Count < MostRows);
            if (group is null)
                groups.Add(group = new RowGroup(table, entry.EntityState, changed));
            group.Entries.Add(entry);
        }
        return groups;
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
