using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Partitions;

/// <summary>
/// Keeps the months of <see cref="PartitionedTable">journal and audit trail</see> on PostgreSQL: those to come are made before they begin, those that
/// retention has emptied are dropped, which costs nothing however many rows they held. Any node may do it at any time. On SQLite there is nothing to do.
/// </summary>
public sealed class MonthPartitions(OrchestratorDbContext db, DatabaseOptions options, TimeProvider clock)
{
    // Before the present month begins its part is there; this many are made ahead of it.
    private const int MonthsAhead = 2;

    // A clock that is years ahead makes no thousands of tables; its rows lie in the part for all other months.
    private const int MostPerRun = 24;

    // Of nodes that start together one makes the parts and the others find them made.
    private const long OneAtATime = 0x4d6f_6e74_6873;

    /// <summary>Makes the months that are missing up to two ahead, and drops empty ones before the last month.</summary>
    /// <exception cref="DbException">A part could not be locked within ten seconds; nothing was changed, and the next run does it.</exception>
    public async Task<PartitionChanges> KeepAsync(CancellationToken cancellationToken = default)
    {
        if (!options.IsPostgres)
            return PartitionChanges.None;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync("set local lock_timeout = '10s'", cancellationToken);
        await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_xact_lock({OneAtATime})"), cancellationToken);
        var now = clock.GetUtcNow();
        var month = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var (made, dropped) = (new List<string>(), new List<string>());
        foreach (var table in PartitionedTable.All)
        {
            var parts = await PartsAsync(table, cancellationToken);
            var start = parts.Max(part => part.End);
            for (var i = 0; i < MostPerRun && start <= month.AddMonths(MonthsAhead); i++, start = start.AddMonths(1))
                made.Add(await MakeAsync(table, start, cancellationToken));
            foreach (var part in parts.Where(part => part.Name != table.Past && part.End < month))
                if (await DropIfEmptyAsync(part.Name, cancellationToken))
                    dropped.Add(part.Name);
        }

        await transaction.CommitAsync(cancellationToken);
        return new PartitionChanges(made, dropped);
    }

    // The parts with an end: all but the one for other months.
    private async Task<IReadOnlyList<(string Name, DateTimeOffset End)>> PartsAsync(PartitionedTable table, CancellationToken cancellationToken)
    {
        await using var command = Command($$"""
            select child.relname, substring(pg_get_expr(child.relpartbound, child.oid) from 'TO \(''([^'']+)''\)')::timestamptz
            from pg_inherits join pg_class child on child.oid = inhrelid
            where inhparent = '{{table.Name}}'::regclass and child.relname <> '{{table.Other}}'
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var parts = new List<(string, DateTimeOffset)>();
        while (await reader.ReadAsync(cancellationToken))
            parts.Add((reader.GetString(0), new DateTimeOffset(reader.GetDateTime(1).ToUniversalTime())));
        return parts;
    }

    private async Task<string> MakeAsync(PartitionedTable table, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{table.Name}_{start:yyyy_MM}");
        var (from, to) = (Literal(start), Literal(start.AddMonths(1)));
        var index = table.IsSoughtByInstant ? $"create index ix_{name}_at on {name} using brin (at) with (autosummarize = on);" : "";
        // Rows of this month may lie among the others already: the month is filled before it joins the table.
        await ExecuteAsync($"""
            create table {name} (like {table.Name} including defaults including storage including compression, primary key ({table.Key}));
            with early as (delete from {table.Other} where at >= {from} and at < {to} returning *) insert into {name} select * from early;
            {index}
            alter table {table.Name} attach partition {name} for values from ({from}) to ({to})
            """, cancellationToken);
        return name;
    }

    private async Task<bool> DropIfEmptyAsync(string part, CancellationToken cancellationToken)
    {
        await using var look = Command($"select not exists (select from {part})");
        if (!(bool)(await look.ExecuteScalarAsync(cancellationToken))!)
            return false;
        await ExecuteAsync($"lock table {part} in access exclusive mode", cancellationToken);
        if (!(bool)(await look.ExecuteScalarAsync(cancellationToken))!)
            return false;
        await ExecuteAsync($"drop table {part}", cancellationToken);
        return true;
    }

    private static string Literal(DateTimeOffset instant) => string.Create(CultureInfo.InvariantCulture, $"'{instant:yyyy-MM-dd HH:mm:ss}+00'");

    private DbCommand Command(string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        // Nothing but the names of this program's tables and months.
        command.CommandText = text;
        return command;
    }

    private async Task ExecuteAsync(string text, CancellationToken cancellationToken)
    {
        await using var command = Command(text);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
