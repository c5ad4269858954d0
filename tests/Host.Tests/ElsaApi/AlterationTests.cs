using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>Elsa's endpoints for altering instances.</summary>
public sealed class AlterationTests
{
    private const string Faulty = """{"definitionId":"flow","name":"flow","variables":[{"id":"v1","name":"Amount","typeName":"Int32","value":"0"}],"root":{"id":"Check","type":"Elsa.RunJavaScript","version":1,"script":"if (getVariable('Amount') < 1) throw new Error('amount missing');"}}""";

    [Fact]
    public async Task A_plan_is_tried_submitted_and_read_and_an_empty_filter_selects_nothing()
    {
        await using var server = await HostServer.StartAsync();
        var ids = await StartAsync(server, 2);
        using var admin = await server.SignedInAsync(Role.Admin);
        Assert.Empty((await PostAsync(admin, "dry-run", new { }))["workflowInstanceIds"]!.AsArray());
        Assert.Equal(2, (await PostAsync(admin, "dry-run", new { hasIncidents = true }))["workflowInstanceIds"]!.AsArray().Count);
        using (var nothing = await admin.PostAsJsonAsync("/elsa/api/alterations/submit", new { alterations = new[] { new { type = "Cancel" } }, filter = new { } }))
            Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);

        var planId = (string)(await PostAsync(admin, "submit", new { id = (string?)null, alterations = new[] { new { type = "Cancel" } }, filter = new { emptyFilterSelectsAll = true } }))["planId"]!;
        var read = (await admin.GetFromJsonAsync<JsonObject>($"/elsa/api/alterations/{planId}"))!;
        Assert.Equal("Completed", (string)read["plan"]!["status"]!);
        Assert.Equal(ids.Order(), read["jobs"]!.AsArray().Select(j => (string)j!["workflowInstanceId"]!).Order());
        Assert.All(await server.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Instances.Select(i => i.SubStatus).ToListAsync()), s => Assert.Equal(WorkflowSubStatus.Cancelled, s));
        using var missing = await admin.GetAsync("/elsa/api/alterations/none");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Alterations_are_run_at_once_and_faulted_instances_retried()
    {
        await using var server = await HostServer.StartAsync();
        var id = Assert.Single(await StartAsync(server, 1));
        using var author = await server.SignedInAsync(Role.Author);
        var still = (await PostAsync(author, "workflows/retry", new { workflowInstanceIds = new[] { id } }))["results"]![0]!;
        Assert.True((bool)still["isSuccessful"]!);
        Assert.Contains("amount missing", (string)still["log"]!["logEntries"]![0]!["message"]!, StringComparison.Ordinal);

        var refused = await author.PostAsJsonAsync("/elsa/api/alterations/run", new { alterations = new object[] { new { variableId = "v1", value = "many", type = "ModifyVariable" } }, workflowInstanceIds = new[] { id } });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Int32", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await PostAsync(author, "run", new { alterations = new object[] { new { type = "ModifyVariable", variableId = "v1", value = 7 } }, workflowInstanceIds = new[] { id } });
        await PostAsync(author, "workflows/retry", new { workflowInstanceIds = new[] { id }, activityIds = new[] { "Check" } });
        Assert.Equal(WorkflowSubStatus.Finished, await server.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Instances.Select(i => i.SubStatus).SingleAsync()));
    }

    private static async Task<JsonObject> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync("/elsa/api/alterations/" + path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static async Task<List<string>> StartAsync(HostServer server, int count)
    {
        await server.InTransactionAsync(services =>
        {
            services.GetRequiredService<IEngineStore>().Add(new WorkflowDefinition { Id = "flow:v1", DefinitionId = "flow", Version = 1, Name = "flow", IsLatest = true, IsPublished = true, CreatedAt = server.Clock.GetUtcNow(), Json = Faulty });
            return Task.FromResult(true);
        });
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
            ids.Add((await server.InTransactionAsync(services => services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = "flow" }))).InstanceId);
        return ids;
    }
}
