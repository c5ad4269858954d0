using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Tests;

/// <summary>Cases each of which waits for an officer's decision, upon which it moves on to its next state and waits for another.</summary>
internal sealed class CasesToDecide(Database database, TimeProvider clock)
{
    public static readonly Actor Officer = new("officer-1", "民警A", [Role.Officer]);

    public static string CaseId(int number) => $"case-{number:D4}";

    /// <summary>The work of an officer who accepts.</summary>
    public static async Task<TaskCompleted> AcceptAsync(IServiceProvider services, string taskId) =>
        (await services.GetRequiredService<TaskDesk>().CompleteAsync(new CompleteTask(taskId, "Accept"), Officer)).Value;

    public async Task FurnishAsync(int count)
    {
        await database.InTransactionAsync(services => AddRows(services, count));
        for (var i = 0; i < count; i++)
        {
            var id = CaseId(i);
            await database.InTransactionAsync(services => services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = "flow", CorrelationId = id }));
        }
    }

    public Task<string> OpenTaskAsync(int number)
    {
        var caseId = CaseId(number);
        return database.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Tasks.Where(row => row.CaseId == caseId && row.Status == WorkTaskStatus.Open).Select(row => row.Id).SingleAsync());
    }

    public Task<TaskCompleted> DecideAsync(string taskId) => database.InTransactionAsync(services => AcceptAsync(services, taskId));

    private Task AddRows(IServiceProvider services, int count)
    {
        var (records, store, now) = (services.GetRequiredService<IRecords>(), services.GetRequiredService<IEngineStore>(), clock.GetUtcNow());
        var campaign = Campaign2005.Create(clock);
        records.Add(campaign);
        records.Add(new Person { Id = Officer.Id, SignInName = "off", DisplayName = Officer.Name, Roles = [Role.Officer] });
        for (var i = 0; i < count; i++)
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
