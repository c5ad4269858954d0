using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Npgsql;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Tests;

/// <summary>What one typical step of a case costs PostgreSQL: an officer decides, the case moves on to its next state and waits for the next decision.</summary>
public sealed class CaseStepCostTests(PostgresServer server) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private const int WarmUp = 10;
    private const int Cases = WarmUp + 20;
    // Without whole pages, which this server does not write; what it takes today, and a tenth more.
    private const int MostLog = 8_400;
    private static readonly Actor Officer = new("officer-1", "民警A", [Role.Officer]);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero));
    private Database _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.OnPostgresAsync(server, _clock);
        await _database.InTransactionAsync(FurnishAsync);
        await ScalarAsync<object>("create extension pg_stat_statements");
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task It_takes_at_most_eight_statements_and_no_more_log_than_today()
    {
        for (var i = 0; i < Cases; i++)
            await StartAsync(i);
        // The first steps fill caches and prepare statements.
        for (var i = 0; i < WarmUp; i++)
            await DecideAsync(await OpenTaskAsync(i));
        var tasks = new List<string>();
        for (var i = WarmUp; i < Cases; i++)
            tasks.Add(await OpenTaskAsync(i));
        await ScalarAsync<object>("select pg_stat_statements_reset()");

        var log = await LogAsync();
        foreach (var task in tasks)
            await DecideAsync(task);

        Assert.InRange((await LogAsync() - log) / tasks.Count, 1, MostLog);
        var calls = await StatementsAsync();
        Assert.True(calls.Sum(call => call.Count) <= 8 * tasks.Count, string.Join('\n', calls.Select(call => $"{call.Count,4} {call.Text}")));
        Assert.Equal(Cases, await _database.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Cases.CountAsync(row => row.State == UnitCaseState.U10)));
    }

    /// <summary>Bytes that the database's log has had so far.</summary>
    private async Task<long> LogAsync() => (long)await ScalarAsync<decimal>("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");

    private Task<WorkflowRunResult> StartAsync(int number) => _database.InTransactionAsync(services => services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = "flow", CorrelationId = CaseId(number) }));

    private Task<string> OpenTaskAsync(int number)
    {
        var caseId = CaseId(number);
        return _database.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Tasks.Where(row => row.CaseId == caseId && row.Status == WorkTaskStatus.Open).Select(row => row.Id).SingleAsync());
    }

    private Task<TaskCompleted> DecideAsync(string taskId) =>
        _database.InTransactionAsync(async services => (await services.GetRequiredService<TaskDesk>().CompleteAsync(new CompleteTask(taskId, "Accept"), Officer)).Value);

    private async Task<List<(long Count, string Text)>> StatementsAsync()
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            select calls, left(query, 300) from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = current_database() and query not like '%pg_%' order by calls desc, query
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(long, string)>();
        while (await reader.ReadAsync())
            found.Add((reader.GetInt64(0), reader.GetString(1)));
        return found;
    }

    private async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    private static string CaseId(int number) => $"case-{number:D4}";

    private Task FurnishAsync(IServiceProvider services)
    {
        var (records, store, now) = (services.GetRequiredService<IRecords>(), services.GetRequiredService<IEngineStore>(), _clock.GetUtcNow());
        var campaign = Campaign2005.Create(_clock);
        records.Add(campaign);
        records.Add(new Person { Id = Officer.Id, SignInName = "off", DisplayName = Officer.Name, Roles = [Role.Officer] });
        for (var i = 0; i < Cases; i++)
        {
            records.Add(new UnitCase
            {
                Id = CaseId(i),
                CampaignId = campaign.Id,
                UnitId = $"unit-{i}",
                Number = $"2005-166-{i:D5}",
                UnitName = $"深圳市模拟网络{i}有限公司",
                District = "福田区",
                Category = UnitCategory.LocalIsp,
                StateSince = now,
                OpenedAt = now,
            });
        }
        store.Add(new WorkflowDefinition { Id = "flow:v1", DefinitionId = "flow", Version = 1, Name = "流程", IsLatest = true, IsPublished = true, CreatedAt = now, Json = Definition });
        return Task.CompletedTask;
    }

    private const string Definition = """
        {"definitionId":"flow","name":"流程","root":{"id":"Flow","type":"Elsa.Flowchart","version":1,"activities":[
          {"id":"A","type":"Case.AwaitDecision","version":1,"title":{"typeName":"String","expression":{"type":"Literal","value":"审核自查报告"}},"titleEn":{"typeName":"String","expression":{"type":"Literal","value":"Review"}},
           "role":{"typeName":"String","expression":{"type":"Literal","value":"OFF"}},"outcomes":{"typeName":"Object","expression":{"type":"Object","value":"[\"Accept\",\"Return\"]"}}},
          {"id":"S","type":"Case.RecordState","version":1,"state":{"typeName":"String","expression":{"type":"Literal","value":"U10"}}},
          {"id":"B","type":"Case.AwaitDecision","version":1,"title":{"typeName":"String","expression":{"type":"Literal","value":"现场检查"}},"titleEn":{"typeName":"String","expression":{"type":"Literal","value":"Inspect"}},
           "role":{"typeName":"String","expression":{"type":"Literal","value":"OFF"}},"outcomes":{"typeName":"Object","expression":{"type":"Object","value":"[\"Accept\",\"Return\"]"}}}],
         "connections":[{"source":{"activity":"A","port":"Accept"},"target":{"activity":"S","port":"In"}},{"source":{"activity":"S","port":"Done"},"target":{"activity":"B","port":"In"}}]}}
        """;
}
