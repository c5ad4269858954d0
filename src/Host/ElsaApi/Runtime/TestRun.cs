using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.ElsaApi.Runtime;

/// <summary>
/// Runs one step of a definition by itself, as a workflow that exists only within a transaction that is rolled back: nothing of it stays, no message
/// leaves. What a step does outside the database, such as a request over HTTP, does happen.
/// </summary>
internal sealed class TestRun(IUnitOfWork unitOfWork, DefinitionReader reader, GraphCache graphs, TimeProvider clock)
{
    private const string TestValues = "VariableTestValues";

    /// <summary>How the step went; null when there is no such step or it never began.</summary>
    /// <exception cref="DefinitionFormatException">The definition cannot be read.</exception>
    public async Task<ActivityExecution?> RunAsync(WorkflowDefinition version, string step, CancellationToken cancellationToken)
    {
        if (Alone(version, step) is not { } document)
            return null;
        var scratch = new WorkflowDefinition { Id = Ids.New(clock), DefinitionId = "test-" + Ids.New(clock), Version = 1, Name = version.Name, IsLatest = true, CreatedAt = clock.GetUtcNow(), Json = document.ToJsonString(PlainValue.Json) };
        try
        {
            await unitOfWork.RunAsync(async (services, token) => throw new TestOverException(await RunAsync(scratch, (string)document["root"]!["id"]!, services, token)), cancellationToken);
            return null;
        }
        catch (TestOverException over)
        {
            return over.Execution;
        }
        finally
        {
            graphs.Evict(scratch.Id);
        }
    }

    private static async Task<ActivityExecution?> RunAsync(WorkflowDefinition scratch, string activityId, IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetRequiredService<IEngineStore>().Add(scratch);
        var run = await services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { VersionId = scratch.Id }, cancellationToken);
        var db = services.GetRequiredService<OrchestratorDbContext>();
        await db.SaveChangesAsync(cancellationToken);
        return await db.Executions.AsNoTracking().Where(x => x.InstanceId == run.InstanceId && x.ActivityId == activityId).OrderBy(x => x.StartedAt).ThenBy(x => x.CallStackDepth).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A definition with the step for its root and all variables that the step can see, at their test values.</summary>
    private JsonObject? Alone(WorkflowDefinition version, string step)
    {
        var stored = DefinitionReader.Normalize(reader.Parse(version.Json));
        NodeIds.Assign(stored);
        if (stored["root"] is not JsonObject root)
            return null;
        var all = ActivityTree.SelfAndDescendants(root).ToList();
        if (all.FirstOrDefault(activity => TextOf(activity, "nodeId") == step || TextOf(activity, "id") == step) is not { } found)
            return null;
        var nodeId = TextOf(found, "nodeId");
        var around = all.Where(activity => nodeId.StartsWith(TextOf(activity, "nodeId") + ":", StringComparison.Ordinal)).Select(activity => activity["variables"]);
        var variables = around.Prepend(stored["variables"]).OfType<JsonArray>().SelectMany(list => list.OfType<JsonObject>()).Select(variable => (JsonObject)variable.DeepClone()).ToList();
        var values = (found["customProperties"] as JsonObject)?[TestValues] as JsonObject;
        foreach (var variable in variables)
        {
            if (values?[TextOf(variable, "id")] is { } value)
                variable["value"] = value.DeepClone();
        }

        return new JsonObject
        {
            ["name"] = version.Name,
            ["variables"] = new JsonArray([.. variables]),
            ["inputs"] = stored["inputs"]?.DeepClone(),
            ["root"] = found.DeepClone(),
        };
    }

    private static string TextOf(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private sealed class TestOverException(ActivityExecution? execution) : Exception("The test is over; what it wrote is rolled back.")
    {
        public ActivityExecution? Execution { get; } = execution;
    }
}
