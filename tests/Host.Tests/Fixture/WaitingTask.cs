using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Tests.Fixture;

/// <summary>A real task: a published definition with one waiting step, an instance of it that carries a case, and the task that the step opened.</summary>
internal static class WaitingTask
{
    private const string Definition = """
        {"model":{"definitionId":"one-decision","name":"一个决定","root":{"id":"Flowchart1","type":"Elsa.Flowchart","version":1,"activities":[
          {"id":"Review","name":"Review","type":"Case.AwaitDecision","version":1,
           "title":{"typeName":"String","expression":{"type":"Literal","value":"审核自查报告"}},
           "titleEn":{"typeName":"String","expression":{"type":"Literal","value":"Review the self-check"}},
           "role":{"typeName":"String","expression":{"type":"Literal","value":"OFF"}},
           "outcomes":{"typeName":"Object","expression":{"type":"Object","value":"[\"Accept\",\"Return\"]"}}}
        ],"connections":[]}},"publish":true}
        """;

    public static async Task<WorkTask> OpenAsync(HostServer server)
    {
        await server.StoreAsync(Samples.Campaign(), Samples.Unit(), Samples.Case());
        using var author = await server.SignedInAsync(Role.Author);
        using var saved = await author.PostAsync("/elsa/api/workflow-definitions", new StringContent(Definition, System.Text.Encoding.UTF8, "application/json"));
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
        await server.InTransactionAsync(services => services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = "one-decision", CorrelationId = "case-0001" }));
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>().Tasks.AsNoTracking().SingleAsync();
    }
    /// <summary>Claims and completes the task over the API.</summary>
    public static async Task DecideAsync(HttpClient person, WorkTask task)
    {
        using var claim = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{task.Id}/claim");
        claim.Headers.Add("Idempotency-Key", "claim");
        (await person.SendAsync(claim)).EnsureSuccessStatusCode();
        using var complete = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{task.Id}/complete") { Content = new StringContent("""{"outcome":"Accept"}""", System.Text.Encoding.UTF8, "application/json") };
        complete.Headers.Add("Idempotency-Key", "complete");
        (await person.SendAsync(complete)).EnsureSuccessStatusCode();
    }
}
