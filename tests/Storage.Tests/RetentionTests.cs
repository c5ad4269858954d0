using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Retention;
using Orchestrator.Testing;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Tests;

/// <summary>What may go of finished instances, and what must stay, whichever database is beneath.</summary>
public abstract class RetentionTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2005, 9, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Before = Now.AddDays(-30);
    private readonly FakeTimeProvider _clock = new(Now);
    private Database _database = null!;

    protected abstract Task<Database> CreateAsync(TimeProvider clock);

    public async ValueTask InitializeAsync() => _database = await CreateAsync(_clock);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_ended_long_ago_goes_with_all_its_rows_and_nothing_else_does()
    {
        await StoreAsync(Ended("old"), Ended("cancelled", subStatus: WorkflowSubStatus.Cancelled), Ended("young", ended: Now.AddDays(-29)), Ended("faulted", subStatus: WorkflowSubStatus.Faulted), Running("running"),
            Ended("child", parent: "running"), Ended("parent"), Running("runs", parent: "parent"));
        foreach (var id in new[] { "old", "young" })
            await StoreAsync(Line(id), Execution(id), Bookmark(id), Fault(id));

        Assert.Equal(2, await RetentionAsync(retention => retention.CountAsync(Before)));
        var removed = await PruneAsync("old", "cancelled", "young", "faulted", "running", "child", "parent", "runs");

        Assert.Equal(new PrunedRows(2, 1, 1, 1), removed);
        Assert.Equal(["child", "faulted", "parent", "running", "runs", "young"], await ReadAsync(db => db.Instances.OrderBy(i => i.Id).Select(i => i.Id).ToListAsync()));
        Assert.Equal(["young"], await ReadAsync(db => db.Journal.Select(j => j.InstanceId).ToListAsync()));
        Assert.Equal(["young"], await ReadAsync(db => db.Executions.Select(x => x.InstanceId).ToListAsync()));
        Assert.Equal(["young"], await ReadAsync(db => db.Bookmarks.Select(b => b.InstanceId).ToListAsync()));
        Assert.Equal(["young"], await ReadAsync(db => db.Incidents.Select(x => x.InstanceId).ToListAsync()));
        Assert.Equal(new PrunedRows(0, 0, 0, 0), await PruneAsync("old"));
    }

    [Fact]
    public async Task What_carries_or_concerns_a_case_or_was_altered_stays_however_old()
    {
        await StoreAsync(Ended("carries"), Ended("concerns", correlation: "case-1"), Ended("altered"), Ended("free", correlation: "case-2"));
        await StoreAsync(
            new UnitCase { Id = "case-1", CampaignId = "c", UnitId = "u", Number = "1", UnitName = "单位", District = "福田", Category = UnitCategory.LocalIsp, StateSince = Now, OpenedAt = Now, InstanceId = "carries" },
            new AlterationItem { Id = "item", PlanId = "plan", InstanceId = "altered" });

        Assert.Equal(["free"], await RetentionAsync(retention => retention.SelectAsync(Before, 10)));
        Assert.Equal(1, (await PruneAsync("carries", "concerns", "altered", "free")).Instances);
        Assert.Equal(["altered", "carries", "concerns"], await ReadAsync(db => db.Instances.OrderBy(i => i.Id).Select(i => i.Id).ToListAsync()));
    }

    [Fact]
    public async Task The_oldest_go_first_and_a_batch_is_bounded()
    {
        await StoreAsync([.. Enumerable.Range(1, 5).Select(i => Ended($"i{i}", ended: Before.AddDays(-i)))]);

        Assert.Equal(["i5", "i4"], await RetentionAsync(retention => retention.SelectAsync(Before, 2)));
    }

    private static WorkflowInstance Ended(string id, DateTimeOffset? ended = null, WorkflowSubStatus subStatus = WorkflowSubStatus.Finished, string? parent = null, string? correlation = null) => new()
    {
        Id = id,
        DefinitionId = "d",
        DefinitionVersionId = "v",
        DefinitionVersion = 1,
        ParentInstanceId = parent,
        CorrelationId = correlation,
        Status = WorkflowStatus.Finished,
        SubStatus = subStatus,
        CreatedAt = Now.AddDays(-100),
        FinishedAt = ended ?? Before.AddDays(-1),
        State = "{}",
    };

    private static WorkflowInstance Running(string id, string? parent = null) => new()
    {
        Id = id,
        DefinitionId = "d",
        DefinitionVersionId = "v",
        DefinitionVersion = 1,
        ParentInstanceId = parent,
        Status = WorkflowStatus.Running,
        SubStatus = WorkflowSubStatus.Suspended,
        CreatedAt = Now.AddDays(-100),
        State = "{}",
    };

    private static JournalPage Line(string id) => JournalPage.Of([new JournalRecord { Id = "j-" + id, InstanceId = id, ActivityInstanceId = "x", ActivityId = "a", ActivityType = "t", NodeId = "n", Timestamp = Now, Sequence = 0, EventName = "Started" }]).Single();

    private static ActivityExecution Execution(string id) => new() { Id = "x-" + id, InstanceId = id, ActivityId = "a", NodeId = "n", ActivityType = "t", StartedAt = Now };

    private static StoredBookmark Bookmark(string id) => new() { Id = id + "-1", InstanceId = id, Name = "Elsa.Event", Hash = "H", ActivityId = "a", ActivityNodeId = "n", ActivityInstanceId = "x", CreatedAt = Now };

    private static StoredIncident Fault(string id) => new() { Id = "f-" + id, InstanceId = id, DefinitionId = "d", DefinitionVersionId = "v", DefinitionVersion = 1, ActivityId = "a", ActivityNodeId = "n", ActivityType = "t", Message = "m", At = Now };

    private Task StoreAsync(params object[] rows) => _database.InTransactionAsync(services =>
    {
        services.GetRequiredService<OrchestratorDbContext>().AddRange(rows);
        return Task.CompletedTask;
    });

    private Task<PrunedRows> PruneAsync(params string[] ids) => RetentionAsync(retention => retention.PruneAsync(ids, Before));

    private Task<T> RetentionAsync<T>(Func<InstanceRetention, Task<T>> work) => _database.InTransactionAsync(services => work(services.GetRequiredService<InstanceRetention>()));

    private Task<T> ReadAsync<T>(Func<OrchestratorDbContext, Task<T>> read) => _database.InTransactionAsync(services => read(services.GetRequiredService<OrchestratorDbContext>()));
}

/// <summary>On SQLite.</summary>
public sealed class SqliteRetentionTests : RetentionTests
{
    protected override Task<Database> CreateAsync(TimeProvider clock) => Database.OnSqliteAsync(clock);
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresRetentionTests(PostgresServer server) : RetentionTests, IClassFixture<PostgresServer>
{
    protected override Task<Database> CreateAsync(TimeProvider clock) => Database.OnPostgresAsync(server, clock);
}
