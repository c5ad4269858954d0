using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Transactions;

/// <summary>
/// Holds rows until the scope's transaction ends. PostgreSQL locks the rows themselves; on SQLite the transaction that is open is the only
/// writer, so reading them is enough.
/// </summary>
internal sealed class RowLocks(OrchestratorDbContext db)
{
    /// <summary>Tag that <see cref="LockingReads"/> turns into <c>for update skip locked</c>.</summary>
    internal const string PassOver = "orchestrator:skip-locked";

    private readonly Dictionary<(Type, string), (object Row, RowLock Lock)> _held = [];

    /// <summary>Loads the row as it stands now and holds it. Rows held already in this scope are given back as they are, with their unsaved changes.</summary>
    public async Task<T?> LockAsync<T>(string table, string id, CancellationToken cancellationToken, RowLock strength = RowLock.Write) where T : class
    {
        if (_held.TryGetValue((typeof(T), id), out var held) && held.Lock >= strength)
            return (T)held.Row;
        await db.FlushAsync(cancellationToken);
        await LockRowAsync(table, id, strength == RowLock.Alone ? "for update" : "for no key update", cancellationToken);
        if (held.Row is not null)
        {
            _held[(typeof(T), id)] = (held.Row, strength);
            return (T)held.Row;
        }
        var row = await db.Set<T>().FindAsync([id], cancellationToken);
        if (row is null)
            return null;
        // It may have been read before it was held: take it as it stands now.
        if (db.Database.IsNpgsql())
            await db.Entry(row).ReloadAsync(cancellationToken);
        _held[(typeof(T), id)] = (row, strength);
        return row;
    }

    /// <summary>The first rows of a query, held; rows that another transaction holds are passed over.</summary>
    public async Task<IReadOnlyList<T>> TakeAsync<T>(IQueryable<T> query, int limit, CancellationToken cancellationToken) where T : class
    {
        await db.FlushAsync(cancellationToken);
        return await query.Take(limit).TagWith(PassOver).ToListAsync(cancellationToken);
    }

    /// <summary>Keeps a row from being locked alone by others until the scope's transaction ends; whoever only writes it is not kept waiting.</summary>
    public async Task ReferToAsync(string table, string id, CancellationToken cancellationToken)
    {
        await db.FlushAsync(cancellationToken);
        await LockRowAsync(table, id, "for key share", cancellationToken);
    }

    /// <summary>Holds a name that need not be a row's.</summary>
    public async Task HoldAsync(string key, CancellationToken cancellationToken)
    {
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtextextended({0}, 0))", [key], cancellationToken);
    }

    private async Task LockRowAsync(string table, string id, string clause, CancellationToken cancellationToken)
    {
        if (!db.Database.IsNpgsql())
            return;
        // Table and clause are ours, never input.
        var sql = "select 1 from " + table + " where id = {0} " + clause;
        await db.Database.ExecuteSqlRawAsync(sql, [id], cancellationToken);
    }
}

/// <summary>How firmly a row is held.</summary>
internal enum RowLock
{
    /// <summary>Nobody else may write it.</summary>
    Write,
    /// <summary>Nobody else may write it or rely on it.</summary>
    Alone,
}

/// <summary>Adds PostgreSQL's locking clause to the queries that are tagged for it.</summary>
internal sealed class LockingReads : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        AddClause(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        AddClause(command);
        return ValueTask.FromResult(result);
    }

    private static void AddClause(DbCommand command)
    {
        if (command.CommandText.StartsWith("-- " + RowLocks.PassOver, StringComparison.Ordinal))
            command.CommandText += "\nfor update skip locked";
    }
}
