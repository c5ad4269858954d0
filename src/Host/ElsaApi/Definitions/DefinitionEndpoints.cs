using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Definitions;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Definitions;

/// <summary>Reading definitions.</summary>
internal static class DefinitionEndpoints
{
    public static void Map(RouteGroupBuilder elsa)
    {
        var definitions = elsa.MapGroup("/workflow-definitions");
        definitions.MapGet("", ListAsync).Needs(ElsaPermissions.ReadDefinitions);
        definitions.MapGet("/by-definition-id/{definitionId}", FindAsync).Needs(ElsaPermissions.ReadDefinitions);
        definitions.MapGet("/{definitionId}", FindAsync).Needs(ElsaPermissions.ReadDefinitions);
        definitions.MapGet("/by-id/{id}", FindVersionAsync).Needs(ElsaPermissions.ReadDefinitions);
        definitions.MapGet("/many-by-id", FindManyAsync).Needs(ElsaPermissions.ReadDefinitions);
        definitions.MapGet("/{definitionId}/versions", ListVersionsAsync).Needs(ElsaPermissions.ReadDefinitions);
        definitions.MapGet("/query/count", CountAsync).Needs(ElsaPermissions.ReadDefinitions);
        definitions.MapGet("/validation/is-name-unique", IsNameUniqueAsync).Needs(ElsaPermissions.ReadDefinitions);
        definitions.MapGet("/{definitionId}/consumers", ListConsumersAsync).Needs(ElsaPermissions.ReadDefinitions);
    }

    private static async Task<Ok<LinkedPage<DefinitionSummary>>> ListAsync([AsParameters] DefinitionFilter filter, OrchestratorDbContext db, DefinitionViews views, CancellationToken cancellationToken)
    {
        var rows = db.Definitions.AsNoTracking().Narrow(filter);
        var (skip, take) = DefinitionQueries.Window(filter.Page, filter.PageSize);
        var total = await rows.LongCountAsync(cancellationToken);
        var page = await Headers(rows.Sorted(filter).Skip(skip).Take(take)).ToListAsync(cancellationToken);
        return TypedResults.Ok(new LinkedPage<DefinitionSummary>([.. page.Select(row => views.Summary(row))], total, views.ListLinks()));
    }

    private static async Task<Results<Ok<JsonObject>, NotFound>> FindAsync(string definitionId, string? versionOptions, HttpResponse response, OrchestratorDbContext db, DefinitionViews views, WorkflowSteps steps, CancellationToken cancellationToken) =>
        await ShowAsync(await DefinitionQueries.FindAsync(db, definitionId, versionOptions, cancellationToken), response, views, steps, cancellationToken);

    private static async Task<Results<Ok<JsonObject>, NotFound>> FindVersionAsync(string id, HttpResponse response, OrchestratorDbContext db, DefinitionViews views, WorkflowSteps steps, CancellationToken cancellationToken) =>
        await ShowAsync(await db.Definitions.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellationToken), response, views, steps, cancellationToken);

    private static async Task<Results<Ok<JsonObject>, NotFound>> ShowAsync(WorkflowDefinition? version, HttpResponse response, DefinitionViews views, WorkflowSteps steps, CancellationToken cancellationToken)
    {
        if (version is null)
            return TypedResults.NotFound();
        DefinitionTag.Show(response, version);
        return TypedResults.Ok(await steps.CompleteAsync(views.Full(version), cancellationToken));
    }

    private static async Task<Ok<ListResponse<JsonObject>>> FindManyAsync(string[] ids, OrchestratorDbContext db, DefinitionViews views, CancellationToken cancellationToken)
    {
        var wanted = ids.Take(100).ToList();
        var rows = await db.Definitions.AsNoTracking().Where(d => wanted.Contains(d.Id)).ToListAsync(cancellationToken);
        return TypedResults.Ok(new ListResponse<JsonObject>([.. rows.Select(views.Full)]));
    }

    private static async Task<Ok<List<JsonObject>>> ListVersionsAsync(string definitionId, OrchestratorDbContext db, DefinitionViews views, CancellationToken cancellationToken)
    {
        var rows = await db.Definitions.AsNoTracking().Where(d => d.DefinitionId == definitionId).OrderByDescending(d => d.Version).Take(100).ToListAsync(cancellationToken);
        return TypedResults.Ok(rows.ConvertAll(views.Version));
    }

    private static async Task<Ok<CountResponse>> CountAsync(OrchestratorDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(new CountResponse(await db.Definitions.Where(d => d.IsLatest).LongCountAsync(cancellationToken)));

    private static async Task<IResult> IsNameUniqueAsync(string? name, string? definitionId, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var wanted = name?.Trim() ?? "";
        var taken = await db.Definitions.AnyAsync(d => d.IsLatest && d.Name == wanted && d.DefinitionId != definitionId, cancellationToken);
        return TypedResults.Ok(new { isUnique = !taken });
    }

    private static async Task<IResult> ListConsumersAsync(string definitionId, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var consumers = await library.ListConsumersAsync(definitionId, cancellationToken: cancellationToken);
        return TypedResults.Ok(new { consumingWorkflowDefinitionIds = consumers });
    }

    // A list needs no documents.
    private static IQueryable<WorkflowDefinition> Headers(IQueryable<WorkflowDefinition> rows) => rows.Select(d => new WorkflowDefinition
    {
        Id = d.Id,
        DefinitionId = d.DefinitionId,
        Version = d.Version,
        Name = d.Name,
        Description = d.Description,
        IsLatest = d.IsLatest,
        IsPublished = d.IsPublished,
        IsReadonly = d.IsReadonly,
        IsSystem = d.IsSystem,
        ToolVersion = d.ToolVersion,
        CreatedAt = d.CreatedAt,
        Json = "",
    });
}
