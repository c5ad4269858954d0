using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Partitions;
using Orchestrator.Testing;
using Orchestrator.Workflows.Audit;

namespace Orchestrator.Storage.Tests;

/// <summary>Journal and audit trail lie in months on PostgreSQL; whoever reads and writes them does not notice.</summary>
public sealed class MonthPartitionTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task The_months_to_come_are_made_once_though_all_nodes_make_them()
    {
        await using var database = await Database.OnPostgresAsync(server, _clock);
        await KeepAsync(database);
        _clock.SetUtcNow(_clock.GetUtcNow().AddMonths(2));

        var changes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => KeepAsync(database)));

        var made = changes.SelectMany(change => change.Made).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(4, made.Count);
        Assert.Equal(made.Distinct(), made);
        Assert.Contains($"journal_pages_{_clock.GetUtcNow().AddMonths(2):yyyy_MM}", made);
        Assert.Empty((await KeepAsync(database)).Made);
    }

    [Fact]
    public async Task Rows_lie_in_their_months_and_are_read_as_one_table()
    {
        await using var database = await Database.OnPostgresAsync(server, _clock);
        await KeepAsync(database);
        var now = _clock.GetUtcNow();

        foreach (var (sequence, at) in new[] { (1, now.AddYears(-20)), (2, now), (3, now.AddMonths(2)) })
            await AddAsync(database, "c", sequence, at);

        Assert.Equal(1, await CountAsync(database, $"audit_events_{now.AddMonths(2):yyyy_MM}"));
        Assert.Equal(2, await CountAsync(database, "audit_events_past"));
        Assert.Equal(0, await CountAsync(database, "audit_events_other"));
        Assert.Equal([1L, 2L, 3L], await ReadAsync(database, db => db.AuditEvents.Where(row => row.Stream == "c").OrderBy(row => row.Sequence).Select(row => row.Sequence).ToListAsync()));
        Assert.Equal([1L, 2L, 3L], await ReadAsync(database, db => db.Journal.Where(page => page.InstanceId == "c").OrderBy(page => page.FirstSequence).Select(page => page.FirstSequence).ToListAsync()));
    }

    [Fact]
    public async Task What_a_clock_far_ahead_has_written_moves_into_its_month_when_that_is_made()
    {
        await using var database = await Database.OnPostgresAsync(server, _clock);
        await KeepAsync(database);
        var ahead = _clock.GetUtcNow().AddMonths(5);
        await AddAsync(database, "c", 1, ahead);
        Assert.Equal(1, await CountAsync(database, "audit_events_other"));

        _clock.SetUtcNow(ahead.AddMonths(-1));
        await KeepAsync(database);

        Assert.Equal(0, await CountAsync(database, "audit_events_other"));
        Assert.Equal(1, await CountAsync(database, $"audit_events_{ahead:yyyy_MM}"));
        Assert.Equal(1, await CountAsync(database, $"journal_pages_{ahead:yyyy_MM}"));
    }

    [Fact]
    public async Task A_month_that_retention_has_emptied_is_dropped_and_one_that_holds_a_row_is_not()
    {
        await using var database = await Database.OnPostgresAsync(server, _clock);
        await KeepAsync(database);
        var month = _clock.GetUtcNow().AddMonths(1);
        await AddAsync(database, "c", 1, month);
        await database.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Journal.ExecuteDeleteAsync());

        _clock.SetUtcNow(month.AddMonths(3));
        var changes = await KeepAsync(database);

        Assert.Contains($"journal_pages_{month:yyyy_MM}", changes.Dropped);
        Assert.DoesNotContain($"audit_events_{month:yyyy_MM}", changes.Dropped);
        Assert.DoesNotContain("journal_pages_past", changes.Dropped);
        Assert.Equal(1, await ReadAsync(database, db => db.AuditEvents.CountAsync()));
        await AddAsync(database, "late", 1, month);
        Assert.Equal(1, await CountAsync(database, "journal_pages_other"));
    }

    [Fact]
    public async Task On_SQLite_there_is_one_table()
    {
        await using var database = await Database.OnSqliteAsync(_clock);

        Assert.Equal(PartitionChanges.None, await KeepAsync(database));
    }

    private static Task<PartitionChanges> KeepAsync(Database database) => database.InScopeAsync(services => services.GetRequiredService<MonthPartitions>().KeepAsync());

    private static Task AddAsync(Database database, string stream, int sequence, DateTimeOffset at) => database.InTransactionAsync(services =>
    {
        var db = services.GetRequiredService<OrchestratorDbContext>();
        db.Add(new AuditEvent
        {
            Id = $"{stream}{sequence}",
            Stream = stream,
            Sequence = sequence,
            At = at,
            ActorId = "system",
            ActorName = "系统",
            Act = "case.state",
            PreviousHash = "",
            Hash = $"{sequence}",
        });
        db.Add(new JournalPage { InstanceId = stream, FirstSequence = sequence, LastSequence = sequence, At = at, Lines = "[]" });
        return Task.CompletedTask;
    });

    private static Task<T> ReadAsync<T>(Database database, Func<OrchestratorDbContext, Task<T>> read) => database.InTransactionAsync(services => read(services.GetRequiredService<OrchestratorDbContext>()));

    private static Task<int> CountAsync(Database database, string part) =>
        // Every part is found by its rows' table, so that no name goes into a text.
        ReadAsync(database, db => db.Database.SqlQuery<int>($"""
            select count(*)::int as "Value" from (select tableoid from audit_events union all select tableoid from journal_pages) rows join pg_class on pg_class.oid = rows.tableoid where relname = {part}
            """).SingleAsync());
}
