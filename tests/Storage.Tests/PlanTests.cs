using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Retention;
using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Tests;

/// <summary>Queries that must stay cheap however much is stored: PostgreSQL answers them by their index, without reading the table.</summary>
public sealed class PlanTests(PostgresServer server) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private const int Many = 5000;
    private static readonly DateTimeOffset Now = new(2005, 9, 1, 0, 0, 0, TimeSpan.Zero);
    private Database _database = null!;

    public async ValueTask InitializeAsync() => _database = await Database.OnPostgresAsync(server, new FakeTimeProvider(Now));

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Paths_with_parameters_are_found_by_their_index()
    {
        await StoreAsync(Enumerable.Range(0, Many).Select(i => Waiting($"b{i}", "Elsa.Event", $$"""{"eventName":"e{{i}}"}"""))
            .Append(Waiting("path", "Elsa.HttpEndpoint", """{"path":"orders/{id}","method":"get"}""")));

        var found = await ByIndexAsync("bookmarks", "HttpEndpoint", services => services.GetRequiredService<IEngineStore>().ListEndpointTemplatesAsync());

        Assert.Single(found);
    }

    [Fact]
    public async Task What_ended_long_ago_is_found_by_its_index()
    {
        await StoreAsync(Enumerable.Range(0, Many).Select(i => Ended($"i{i}", Now.AddDays(-1).AddSeconds(i))).Append(Ended("old", Now.AddDays(-60))));

        var found = await ByIndexAsync("workflow_instances", "finished_at", services =>
            services.GetRequiredService<InstanceRetention>().SelectAsync(Now.AddDays(-30), 10));

        Assert.Equal(["old"], found);
    }

    [Fact]
    public async Task The_first_cases_by_number_are_found_by_its_index()
    {
        await StoreAsync(Enumerable.Range(0, Many).Select(Case));

        var all = await ByIndexAsync("cases", "(number", services => services.GetRequiredService<OrchestratorDbContext>().Cases.OrderBy(c => c.Number).ThenBy(c => c.Id).Take(3).Select(c => c.Id).ToListAsync());
        var ofOne = await ByIndexAsync("cases", "(number", services => services.GetRequiredService<OrchestratorDbContext>().Cases.Where(c => c.CampaignId == "k1").OrderBy(c => c.Number).ThenBy(c => c.Id).Take(2).Select(c => c.Id).ToListAsync());

        Assert.Equal(["c0", "c1", "c2"], all);
        Assert.Equal(["c1", "c4"], ofOne);
    }

    [Fact]
    public async Task What_was_ever_done_about_a_unit_is_found_by_its_index()
    {
        await StoreAsync(Enumerable.Range(0, Many).Select(Case).Concat(Enumerable.Range(0, Many).Select(object (i) => new PenaltyCase
        {
            Id = $"p{i}",
            CaseId = $"c{i}",
            CampaignId = $"k{i % 3}",
            UnitId = $"u{i}",
            UnitName = "单位",
            District = "福田",
            Violation = "V01",
            StateSince = Now,
            OpenedAt = Now,
        })));

        var cases = await ByIndexAsync("cases", "(unit_id", services => services.GetRequiredService<IRecords>().ListAsync<UnitCase>(row => row.UnitId == "u7", 10));
        var penalties = await ByIndexAsync("penalty_cases", "(unit_id", services => services.GetRequiredService<IRecords>().ListAsync<PenaltyCase>(row => row.UnitId == "u8" && row.Id != "p9", 10));

        Assert.Equal(["c7"], cases.Select(row => row.Id));
        Assert.Equal(["p8"], penalties.Select(row => row.Id));
    }

    private Task StoreAsync(IEnumerable<object> rows) => _database.InTransactionAsync(async services =>
    {
        var db = services.GetRequiredService<OrchestratorDbContext>();
        db.AddRange(rows);
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlRawAsync("analyze");
    });

    /// <summary>Runs the query and asks the server how it was answered.</summary>
    private async Task<T> ByIndexAsync<T>(string table, string indexSays, Func<IServiceProvider, Task<T>> query)
    {
        var before = await ScansAsync(table, indexSays);
        var found = await _database.InTransactionAsync(async services =>
        {
            // The counts of this transaction are told when it ends, not some time later.
            await services.GetRequiredService<OrchestratorDbContext>().Database.ExecuteSqlRawAsync("select pg_stat_force_next_flush()");
            return await query(services);
        });
        var after = await ScansAsync(table, indexSays);
        Assert.True(after.ByIndex > before.ByIndex, "the index was not used");
        Assert.Equal(before.Whole, after.Whole);
        return found;
    }

    private Task<(long ByIndex, long Whole)> ScansAsync(string table, string indexSays) => _database.InTransactionAsync(async services =>
    {
        var db = services.GetRequiredService<OrchestratorDbContext>().Database;
        var byIndex = await db.SqlQuery<long>($"select coalesce(sum(s.idx_scan), 0)::bigint as \"Value\" from pg_stat_user_indexes s join pg_indexes i on i.indexname = s.indexrelname where s.relname = {table} and i.indexdef like '%' || {indexSays} || '%'").SingleAsync();
        var whole = await db.SqlQuery<long>($"select seq_scan as \"Value\" from pg_stat_user_tables where relname = {table}").SingleAsync();
        return (byIndex, whole);
    });

    private static UnitCase Case(int i) => new()
    {
        Id = $"c{i}",
        CampaignId = $"k{i % 3}",
        UnitId = $"u{i}",
        Number = $"2005-166-{i:D5}",
        UnitName = "单位",
        District = "福田",
        Category = UnitCategory.LocalIsp,
        StateSince = Now,
        OpenedAt = Now,
    };

    private static StoredBookmark Waiting(string id, string name, string payload) => new()
    {
        Id = id,
        InstanceId = "i-" + id,
        Name = name,
        Hash = "H-" + id,
        ActivityId = "E",
        ActivityNodeId = "Workflow1:E",
        ActivityInstanceId = "x-" + id,
        Payload = payload,
        CreatedAt = Now,
    };

    private static WorkflowInstance Ended(string id, DateTimeOffset at) => new()
    {
        Id = id,
        DefinitionId = "d",
        DefinitionVersionId = "v",
        DefinitionVersion = 1,
        Status = WorkflowStatus.Finished,
        SubStatus = WorkflowSubStatus.Finished,
        CreatedAt = at,
        FinishedAt = at,
        State = "{}",
    };
}
