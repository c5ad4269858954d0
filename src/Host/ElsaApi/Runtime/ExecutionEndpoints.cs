using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Values;
using Orchestrator.Host.ElsaApi.Instances;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.ElsaApi.Runtime;

/// <summary>Starting instances.</summary>
internal static class ExecutionEndpoints
{
    private const string InstanceHeader = "x-elsa-workflow-instance-id";
    private const string CannotStartHeader = "x-elsa-workflow-cannot-start";
    private const int MostAtOnce = 100;

    public static void Map(RouteGroupBuilder elsa)
    {
        var definitions = elsa.MapGroup("/workflow-definitions/{definitionId}");
        definitions.MapMethods("/execute", [HttpMethods.Get, HttpMethods.Post], ExecuteAsync).Needs(ElsaPermissions.ExecuteDefinitions);
        definitions.MapPost("/dispatch", DispatchAsync).Needs(ElsaPermissions.ExecuteDefinitions);
        definitions.MapPost("/bulk-dispatch", DispatchManyAsync).Needs(ElsaPermissions.ExecuteDefinitions);
    }

    private static async Task<IResult> ExecuteAsync(string definitionId, HttpRequest request, HttpResponse response, IUnitOfWork unitOfWork, OrchestratorDbContext db, InstanceStates states, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<ExecuteRequest>(request, cancellationToken);
        var run = await StartAsync(definitionId, asked, null, unitOfWork, cancellationToken);
        response.Headers[CannotStartHeader] = run.IsStarted ? "False" : "True";
        if (!run.IsStarted)
            return ElsaErrors.BadRequest("流程的启动策略不允许现在新建实例。The activation strategy does not allow a new instance now.");
        response.Headers[InstanceHeader] = run.InstanceId;
        response.Headers["x-elsa-response"] = "true";
        var instance = await db.Instances.AsNoTracking().FirstAsync(i => i.Id == run.InstanceId, cancellationToken);
        return TypedResults.Ok(new { workflowState = await states.StateAsync(instance, cancellationToken) });
    }

    private static async Task<IResult> DispatchAsync(string definitionId, HttpRequest request, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<ExecuteRequest>(request, cancellationToken);
        var run = await StartAsync(definitionId, asked, asked.InstanceId, unitOfWork, cancellationToken);
        return run.IsStarted
            ? TypedResults.Ok(new { workflowInstanceId = run.InstanceId })
            : ElsaErrors.BadRequest("流程的启动策略不允许现在新建实例。The activation strategy does not allow a new instance now.");
    }

    private static async Task<IResult> DispatchManyAsync(string definitionId, HttpRequest request, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<ExecuteRequest>(request, cancellationToken);
        var count = asked.Count ?? 1;
        if (count is < 1 or > MostAtOnce)
            return ElsaErrors.BadRequest($"count 须在 1 至 {MostAtOnce} 之间。The count must be between 1 and {MostAtOnce}.");
        var started = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var run = await StartAsync(definitionId, asked, null, unitOfWork, cancellationToken);
            if (run.IsStarted)
                started.Add(run.InstanceId);
        }

        return TypedResults.Ok(new { workflowInstanceIds = started });
    }

    private static Task<WorkflowRunResult> StartAsync(string definitionId, ExecuteRequest asked, string? instanceId, IUnitOfWork unitOfWork, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest
        {
            DefinitionId = definitionId,
            Version = VersionOptions.Parse(asked.VersionOptions, VersionOptions.Published),
            CorrelationId = string.IsNullOrWhiteSpace(asked.CorrelationId) ? null : asked.CorrelationId,
            Name = string.IsNullOrWhiteSpace(asked.Name) ? null : asked.Name,
            Input = asked.Input is JsonObject input ? (Dictionary<string, object?>)PlainValue.From(input)! : null,
            InstanceId = instanceId,
            TriggerActivityId = string.IsNullOrWhiteSpace(asked.TriggerActivityId) ? null : asked.TriggerActivityId,
        }, token), cancellationToken);
}
