using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
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
    /// <summary>Tag, followed by the names of tables, that <see cref="LockingReads"/> turns into <c>for no key update of</c> their rows <c>skip locked</c>.</summary>
    internal const string PassOver = "orchestrator:skip-locked ";

    /// <summary>Tag, followed by the names of tables, that <see cref="LockingReads"/> turns into <c>for no key update of</c> their rows.</summary>
    internal const string Hold = "orchestrator:hold ";

    private readonly Dictionary<(Type, string), (object Row, RowLock Lock)> _held = [];

    /// <summary>Takes note of a row that a query tagged with <see cref="Hold"/> has locked.</summary>
    public void Note<T>(string id, T row) where T : class => _held.TryAdd((typeof(T), id), (row, RowLock.Write));

    /// <summary>Loads the row as it stands now and holds it. Rows held already in this scope are given back as they are, with their unsaved changes.</summary>
    public async Task<T?> LockAsync<T>(string table, string id, CancellationToken cancellationToken, RowLock strength = RowLock.Write) where T : class
    {
        if (_held.TryGetValue((typeof(T), id), out var held) && held.Lock >= strength)
            return (T)held.Row;
        var row = db.IsPostgres ? await LoadAsync<T>(table, id, strength, cancellationToken) : await db.Set<T>().FindAsync([id], cancellationToken);
        if (row is not null)
            _held[(typeof(T), id)] = (row, strength);
        return row;
    }

    /// <summary>The first rows of a query, held; rows that another transaction holds are passed over.</summary>
    /// <param name="tables">The tables whose rows are held, divided by blanks.</param>
    public async Task<IReadOnlyList<T>> TakeAsync<T>(IQueryable<T> query, string tables, int limit, CancellationToken cancellationToken) where T : class
    {
        await db.FlushAsync(cancellationToken);
        return await query.Take(limit).TagWith(PassOver + tables).ToListAsync(cancellationToken);
    }

    /// <summary>Keeps a row from being locked alone by others until the scope's transaction ends; whoever only writes it is not kept waiting.</summary>
    public async Task ReferToAsync(string table, string id, CancellationToken cancellationToken)
    {
        if (!db.IsPostgres)
            return;
        // The table name is one of ours, never input.
        var sql = "select 1 from " + table + " where id = {0} for key share";
        await db.Database.ExecuteSqlRawAsync(sql, [id], cancellationToken);
    }

    /// <summary>Holds a name that need not be a row's.</summary>
    public async Task HoldAsync(string key, CancellationToken cancellationToken)
    {
        if (db.IsPostgres)
            await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(hashtextextended({0}, 0))", [key], cancellationToken);
    }

    /// <summary>As <see cref="HoldAsync"/>, but beside others that share it.</summary>
    public async Task HoldSharedAsync(string key, CancellationToken cancellationToken)
    {
        if (db.IsPostgres)
            await db.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock_shared(hashtextextended({0}, 0))", [key], cancellationToken);
    }

    private async Task<T?> LoadAsync<T>(string table, string id, RowLock strength, CancellationToken cancellationToken) where T : class
    {
        var known = db.Known<T>(id);
        // What this transaction made nobody else can hold.
        if (known is { State: EntityState.Added })
            return known.Entity;
        await db.FlushAsync<T>(cancellationToken);
        // Table and clause are ours, never input.
        var sql = "select * from " + table + " where id = {0} " + (strength == RowLock.Alone ? "for update" : "for no key update");
        var query = db.Set<T>().FromSqlRaw(sql, id);
        var rows = await (known is null ? query : query.AsNoTracking()).AsAsyncEnumerable().ToListAsync(cancellationToken);
        if (rows is not [var row])
            return null;
        if (known is null)
            return row;
        // It may have been read before it was held: take it as it stands now.
        known.CurrentValues.SetValues(row);
        known.OriginalValues.SetValues(row);
        known.State = EntityState.Unchanged;
        return known.Entity;
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
internal sealed partial class LockingReads : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<string, string> _withClause = new();

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

    private void AddClause(DbCommand command)
    {
        // One text for each query of the program, so the notes stay few.
        if (command.CommandText.StartsWith("-- orchestrator:", StringComparison.Ordinal))
            command.CommandText = _withClause.GetOrAdd(command.CommandText, WithClause);
    }

    private static string WithClause(string sql)
    {
        if (sql.StartsWith("-- " + RowLocks.PassOver, StringComparison.Ordinal))
            return $"{sql}\nfor no key update of {Aliases(RowLocks.PassOver, sql)} skip locked";
        return sql.StartsWith("-- " + RowLocks.Hold, StringComparison.Ordinal) ? $"{sql}\nfor no key update of {Aliases(RowLocks.Hold, sql)}" : sql;
    }

    private static string Aliases(string tag, string sql) =>
        string.Join(", ", sql[("-- ".Length + tag.Length)..sql.IndexOf('\n', StringComparison.Ordinal)].Trim().Split(' ').Select(table => AliasOf(table, sql)));

    private static string AliasOf(string table, string sql) =>
        TableNames().Matches(sql).FirstOrDefault(match => match.Groups["table"].Value == table)?.Groups["alias"].Value
        ?? throw new InvalidOperationException($"The query does not read {table}, so it cannot hold its rows.");

    [GeneratedRegex(@"\b(?:FROM|JOIN) (?<table>\w+) AS (?<alias>\w+)")]
    private static partial Regex TableNames();
}
