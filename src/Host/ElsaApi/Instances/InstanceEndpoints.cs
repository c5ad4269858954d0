using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;
using Orchestrator.Host.ElsaApi.Definitions;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>Reading instances.</summary>
internal static class InstanceEndpoints
{
    public static void Map(RouteGroupBuilder elsa)
    {
        var instances = elsa.MapGroup("/workflow-instances");
        instances.MapPost("", FilterAsync).Needs(ElsaPermissions.ReadInstances);
        instances.MapGet("", ListAsync).Needs(ElsaPermissions.ReadInstances);
        instances.MapGet("/{id}", FindAsync).Needs(ElsaPermissions.ReadInstances);
        instances.MapGet("/{id}/execution-state", FindStateAsync).Needs(ElsaPermissions.ReadInstances);
        instances.MapGet("/{id}/variables", ListVariablesAsync).Needs(ElsaPermissions.ReadInstances);
    }

    private static async Task<Ok<PagedResponse<InstanceSummary>>> FilterAsync(HttpRequest request, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await PageAsync(await ElsaBody.ReadAsync<InstanceFilter>(request, cancellationToken), db, cancellationToken);

    private static Task<Ok<PagedResponse<InstanceSummary>>> ListAsync(
        int? page, int? pageSize, string? searchTerm, string? definitionId, string[]? definitionIds, string? correlationId, int? version, bool? hasIncidents, bool? isSystem,
        string? status, string[]? statuses, string? subStatus, string[]? subStatuses, string? orderBy, string? orderDirection, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        PageAsync(new InstanceFilter
        {
            Page = page,
            PageSize = pageSize,
            SearchTerm = searchTerm,
            DefinitionId = definitionId,
            DefinitionIds = definitionIds,
            CorrelationId = correlationId,
            Version = version,
            HasIncidents = hasIncidents,
            IsSystem = isSystem,
            Status = Choice<WorkflowStatus>(status),
            Statuses = [.. (statuses ?? []).Select(text => Choice<WorkflowStatus>(text)).OfType<WorkflowStatus>()],
            SubStatus = Choice<WorkflowSubStatus>(subStatus),
            SubStatuses = [.. (subStatuses ?? []).Select(text => Choice<WorkflowSubStatus>(text)).OfType<WorkflowSubStatus>()],
            OrderBy = orderBy,
            OrderDirection = orderDirection,
        }, db, cancellationToken);

    private static async Task<Ok<PagedResponse<InstanceSummary>>> PageAsync(InstanceFilter filter, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var rows = db.Instances.AsNoTracking().Narrow(filter);
        var (skip, take) = DefinitionQueries.Window(filter.Page, filter.PageSize);
        var total = await rows.LongCountAsync(cancellationToken);
        var items = await rows.Sorted(filter).Skip(skip).Take(take).Summaries().ToListAsync(cancellationToken);
        return TypedResults.Ok(new PagedResponse<InstanceSummary>(items, total));
    }

    private static async Task<Results<Ok<InstanceDetails>, NotFound>> FindAsync(string id, OrchestratorDbContext db, InstanceStates states, CancellationToken cancellationToken)
    {
        if (await db.Instances.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } instance)
            return TypedResults.NotFound();
        return TypedResults.Ok(new InstanceDetails
        {
            Id = instance.Id,
            DefinitionId = instance.DefinitionId,
            DefinitionVersionId = instance.DefinitionVersionId,
            Version = instance.DefinitionVersion,
            ParentWorkflowInstanceId = instance.ParentInstanceId,
            WorkflowState = await states.StateAsync(instance, cancellationToken),
            Status = instance.Status,
            SubStatus = instance.SubStatus,
            CorrelationId = instance.CorrelationId,
            Name = instance.Name,
            IncidentCount = instance.IncidentCount,
            IsSystem = instance.IsSystem,
            CreatedAt = instance.CreatedAt,
            UpdatedAt = instance.UpdatedAt,
            FinishedAt = instance.FinishedAt,
        });
    }

    private static async Task<Results<Ok<ExecutionState>, NotFound>> FindStateAsync(string id, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var state = await db.Instances.Where(i => i.Id == id).Select(i => new { i.Status, i.SubStatus, i.UpdatedAt }).FirstOrDefaultAsync(cancellationToken);
        return state is null ? TypedResults.NotFound() : TypedResults.Ok(new ExecutionState(state.Status, state.SubStatus, state.UpdatedAt));
    }

    private static async Task<Ok<ListResponse<VariableValue>>> ListVariablesAsync(string id, OrchestratorDbContext db, InstanceStates states, CancellationToken cancellationToken) =>
        TypedResults.Ok(await VariablesOfAsync(id, db, states, cancellationToken));

    internal static async Task<ListResponse<VariableValue>> VariablesOfAsync(string id, OrchestratorDbContext db, InstanceStates states, CancellationToken cancellationToken)
    {
        if (await db.Instances.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } instance)
            return new ListResponse<VariableValue>([]);
        var variables = await states.VariablesAsync(instance, cancellationToken);
        return new ListResponse<VariableValue>([.. variables.Select(variable => new VariableValue(variable.Id, variable.Name, JsonSerializer.SerializeToNode(variable.Value, PlainValue.Json)))]);
    }

    private static T? Choice<T>(string? text) where T : struct, Enum =>
        string.IsNullOrWhiteSpace(text) ? null
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
        : throw new UnreadableBodyException("generalErrors", $"“{text}”不是有效的状态。'{text}' is no known status.");
}
