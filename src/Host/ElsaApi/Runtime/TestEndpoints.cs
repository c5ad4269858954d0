using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.ElsaApi.Definitions;
using Orchestrator.Host.ElsaApi.Executions;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Runtime;

/// <summary>Tries out one step as its author drew it.</summary>
internal static class TestEndpoints
{
    public static void Map(RouteGroupBuilder elsa) => elsa.MapPost("/tests/activities", RunAsync).Needs(ElsaPermissions.ExecuteDefinitions);

    private static async Task<IResult> RunAsync(HttpRequest request, OrchestratorDbContext db, IEngineStore store, TestRun test, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<TestRequest>(request, cancellationToken);
        var version = asked.WorkflowDefinitionHandle switch
        {
            { DefinitionVersionId: { Length: > 0 } versionId } => await store.FindVersionAsync(versionId, cancellationToken),
            { DefinitionId: { Length: > 0 } definitionId, VersionOptions: var options } => await DefinitionQueries.FindAsync(db, definitionId, options, cancellationToken),
            _ => null,
        };
        if (version is null)
            return TypedResults.NotFound();
        if ((asked.ActivityHandle?.ActivityNodeId ?? asked.ActivityHandle?.ActivityId) is not { Length: > 0 } step)
            return ElsaErrors.BadRequest("请指明要试运行的步骤。Name the step to test.");
        if (await test.RunAsync(version, step, cancellationToken) is not { } execution)
            return ElsaErrors.BadRequest($"流程中没有步骤“{step}”，或它没有开始执行。There is no step '{step}', or it did not start.");
        var record = execution.Record();
        return TypedResults.Ok(new { record.ActivityState, record.Outputs, record.Payload, record.Exception, record.Status });
    }
}
