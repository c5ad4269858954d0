using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host;
using Orchestrator.Host.Clockwork;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.EndToEnd.Nodes;

/// <summary>A database with many instances that fall due at once and have some work to do, and a workflow that answers requests with its instance.</summary>
internal sealed class LoadedDatabase(DatabaseOptions options) : IDisposable
{
    public const string Path = "/workflows/who";
    public const string LastStep = "Last";
    private const string Due = "falls-due";
    private const int Batch = 100;

    private readonly IHost _tool = HostComposition.BuildTool(options);

    public static async Task<LoadedDatabase> MakeAsync(DatabaseOptions options, int instances)
    {
        var loaded = new LoadedDatabase(options);
        await using (var scope = loaded._tool.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
        await loaded.PublishAsync(Definition(Due, Step("Wait", "Delay", ("timeSpan", "TimeSpan", "Literal", "00:00:01")), Step("Work", "RunJavaScript", ("script", "String", "Literal", "let sum = 0; for (let i = 0; i < 20000; i++) sum += i; return sum;")), Step(LastStep, "WriteLine", ("text", "String", "Literal", "done"))));
        var endpoint = Step("Asked", "HttpEndpoint", ("path", "String", "Literal", "who"));
        endpoint["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        await loaded.PublishAsync(Definition("who", endpoint, Step("Answer", "WriteHttpResponse", ("content", "Object", "JavaScript", "getWorkflowInstanceId()"))));
        for (var started = 0; started < instances; started += Batch)
        {
            await loaded.InTransactionAsync(async services =>
            {
                for (var i = 0; i < Batch; i++)
                    await services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = Due });
                return true;
            });
        }

        return loaded;
    }

    public Task<int> FinishedAsync() => ReadAsync(db => db.Instances.CountAsync(i => i.DefinitionId == Due && i.Status == WorkflowStatus.Finished));

    public Task<List<string>> WaitingAsync() => ReadAsync(db => db.Instances.Where(i => i.DefinitionId == Due && i.Status == WorkflowStatus.Running).Select(i => i.Id).ToListAsync());

    /// <summary>Instances that wait and will be woken.</summary>
    public Task<List<string>> BookmarkedAsync() => ReadAsync(db => db.Bookmarks.Select(b => b.InstanceId).ToListAsync());

    /// <summary>Of how many instances the last step ran, and how often it ran in all.</summary>
    public Task<(int Instances, int Runs)> LastStepsAsync() => ReadAsync(async db =>
    {
        var runs = db.Executions.Where(e => e.ActivityId == LastStep && e.Status == ActivityStatus.Completed);
        return (await runs.Select(e => e.InstanceId).Distinct().CountAsync(), await runs.CountAsync());
    });

    public Task<List<string>> AnsweredAsync() => ReadAsync(db => db.Instances.Where(i => i.DefinitionId == "who" && i.SubStatus == WorkflowSubStatus.Finished).Select(i => i.Id).ToListAsync());

    /// <summary>Does what is due, as any other node would.</summary>
    public Task PumpAsync() => _tool.Services.GetRequiredService<Pump>().RunUntilIdleAsync(CancellationToken.None);

    public void Dispose() => _tool.Dispose();

    private async Task<T> ReadAsync<T>(Func<OrchestratorDbContext, Task<T>> query)
    {
        await using var scope = _tool.Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>());
    }

    private Task<T> InTransactionAsync<T>(Func<IServiceProvider, Task<T>> work) => _tool.Services.GetRequiredService<IUnitOfWork>().RunAsync((services, _) => work(services));

    private Task<bool> PublishAsync(JsonObject definition) => InTransactionAsync(async services =>
    {
        var library = services.GetRequiredService<DefinitionLibrary>();
        var saved = await library.SaveDraftAsync(definition, keepsVersionId: true);
        var result = await library.PublishAsync(saved.DefinitionId);
        Assert.False(result.IsRefused, string.Join("; ", result.Issues));
        return true;
    });

    private static JsonObject Definition(string id, params JsonObject[] steps) => new()
    {
        ["definitionId"] = id,
        ["id"] = id + "-v1",
        ["name"] = id,
        ["version"] = 1,
        ["root"] = new JsonObject { ["id"] = "All", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray([.. steps]) },
    };

    private static JsonObject Step(string id, string type, params (string Name, string Type, string Syntax, string Value)[] inputs)
    {
        var step = new JsonObject { ["id"] = id, ["type"] = "Elsa." + type, ["version"] = 1 };
        foreach (var (name, valueType, syntax, value) in inputs)
            step[name] = new JsonObject { ["typeName"] = valueType, ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value } };
        return step;
    }
}
