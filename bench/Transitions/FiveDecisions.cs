using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Bench.Load;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Security;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Bench.Transitions;

/// <summary>Cases that wait for the first of five decisions of an officer; each decision moves the case to its next state and puts the next task on the worklist.</summary>
internal sealed class FiveDecisions(LoadServices services)
{
    public const int Events = 5;
    private const int PerTransaction = 100;
    private const string DefinitionId = "five-decisions";
    private static readonly string[] States = ["U10", "U11", "U14", "U20", "U21"];

    private string _campaignId = "";
    private int _cases;

    /// <summary>The definition, a bearer token for each of the officers, and a campaign unless there is one.</summary>
    public async Task<IReadOnlyList<string>> FurnishAsync(int officers, CancellationToken cancellationToken, string? campaignId = null)
    {
        var clock = services.Services.GetRequiredService<TimeProvider>();
        var people = Enumerable.Range(1, officers).Select(i => new Person { Id = $"measured-{i}", SignInName = $"measured{i}", DisplayName = $"民警{i}", Roles = [Role.Officer] }).ToList();
        await services.InTransactionAsync((provider, _) =>
        {
            var records = provider.GetRequiredService<IRecords>();
            _campaignId = campaignId ?? AddCampaign(records, clock);
            people.ForEach(records.Add);
            var definition = Definition();
            provider.GetRequiredService<IEngineStore>().Add(new WorkflowDefinition
            {
                Id = DefinitionId + ":v1",
                DefinitionId = DefinitionId,
                Version = 1,
                Name = "五次决定",
                IsLatest = true,
                IsPublished = true,
                CreatedAt = clock.GetUtcNow(),
                Json = definition.ToJsonString(),
            });
            return Task.FromResult(true);
        }, cancellationToken);
        var issuer = services.Services.GetRequiredService<TokenIssuer>();
        return [.. people.Select(person => issuer.Issue(person).Token)];
    }

    public static string CaseId(int number) => $"case-{number:D8}";

    /// <summary>Opens that many cases and answers the ids of their first tasks.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(int count, CancellationToken cancellationToken)
    {
        var opened = new List<string>();
        while (opened.Count < count)
        {
            var first = _cases;
            var batch = Math.Min(PerTransaction, count - opened.Count);
            opened.AddRange(await services.InTransactionAsync(async (provider, token) =>
            {
                var tasks = new List<string>();
                for (var i = first; i < first + batch; i++)
                    tasks.Add(await OpenAsync(provider, i, token));
                return tasks;
            }, cancellationToken));
            _cases += batch;
        }
        return opened;
    }

    private static string AddCampaign(IRecords records, TimeProvider clock)
    {
        var campaign = Campaign2005.Create(clock);
        records.Add(campaign);
        return campaign.Id;
    }

    private async Task<string> OpenAsync(IServiceProvider provider, int number, CancellationToken cancellationToken)
    {
        var records = provider.GetRequiredService<IRecords>();
        var now = provider.GetRequiredService<TimeProvider>().GetUtcNow();
        var opened = new UnitCase
        {
            Id = CaseId(number),
            CampaignId = _campaignId,
            UnitId = $"unit-{number:D8}",
            Number = $"2005-166-{number:D8}",
            UnitName = $"深圳市模拟网络{number}有限公司",
            District = "福田区",
            Category = UnitCategory.LocalIsp,
            StateSince = now,
            OpenedAt = now,
        };
        records.Add(opened);
        await provider.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = DefinitionId, CorrelationId = opened.Id }, cancellationToken);
        return records.InHand<Workflows.Tasks.WorkTask>().Single(task => task.CaseId == opened.Id).Id;
    }

    private static JsonObject Definition()
    {
        var (activities, connections) = (new JsonArray(), new JsonArray());
        for (var i = 0; i < Events; i++)
        {
            activities.Add(new JsonObject
            {
                ["id"] = $"Decide{i}",
                ["type"] = "Case.AwaitDecision",
                ["version"] = 1,
                ["title"] = Literal("String", $"第{i + 1}次决定"),
                ["titleEn"] = Literal("String", $"Decision {i + 1}"),
                ["role"] = Literal("String", Role.Officer),
                ["outcomes"] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = "[\"Accept\",\"Return\"]" } },
            });
            activities.Add(new JsonObject { ["id"] = $"State{i}", ["type"] = "Case.RecordState", ["version"] = 1, ["state"] = Literal("String", States[i]) });
            connections.Add(Connection($"Decide{i}", "Accept", $"State{i}"));
            if (i > 0)
                connections.Add(Connection($"State{i - 1}", "Done", $"Decide{i}"));
        }
        return new JsonObject
        {
            ["definitionId"] = DefinitionId,
            ["name"] = "五次决定",
            ["root"] = new JsonObject { ["id"] = "Flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = activities, ["connections"] = connections },
        };
    }

    private static JsonObject Literal(string type, string value) => new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private static JsonObject Connection(string from, string port, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };
}
