using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.ElsaApi.Definitions;

/// <summary>Saving, publishing, retracting, reverting and deleting definitions.</summary>
internal static class DefinitionCommands
{
    private const string HasInstances = "该版本已有流程实例，不能删除。Instances exist on this version; it cannot be deleted.";

    public static void Map(RouteGroupBuilder elsa)
    {
        var definitions = elsa.MapGroup("/workflow-definitions");
        definitions.MapPost("", SaveAsync).Needs(ElsaPermissions.WriteDefinitions);
        definitions.MapPost("/{definitionId}/publish", PublishAsync).Needs(ElsaPermissions.PublishDefinitions);
        definitions.MapPost("/{definitionId}/retract", RetractAsync).Needs(ElsaPermissions.RetractDefinitions);
        definitions.MapPost("/{definitionId}/revert/{version:int}", RevertAsync).Needs(ElsaPermissions.PublishDefinitions);
        definitions.MapPost("/{definitionId}/update-references", UpdateReferencesAsync).Needs(ElsaPermissions.PublishDefinitions);
        definitions.MapDelete("/{definitionId}", DeleteAsync).Needs(ElsaPermissions.DeleteDefinitions);
        definitions.MapDelete("/{definitionId}/version/{version:int}", DeleteNumberAsync).Needs(ElsaPermissions.DeleteDefinitions);
        elsa.MapDelete("/workflow-definition-versions/{id}", DeleteVersionAsync).Needs(ElsaPermissions.DeleteDefinitions);
    }

    private static async Task<IResult> SaveAsync(HttpRequest request, IUnitOfWork unitOfWork, DefinitionViews views, ElsaCaller caller, PublishingPath publishing, CancellationToken cancellationToken)
    {
        var body = await ElsaBody.ReadAsync(request, mayBeEmpty: false, cancellationToken);
        if (body["model"] is not JsonObject model)
            return ElsaErrors.Unreadable("model", "缺少 model。The model is missing.");
        var publish = body["publish"] is JsonValue flag && flag.GetValueKind() == JsonValueKind.True;
        if (publish && !caller.May(ElsaPermissions.PublishDefinitions))
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        var saved = await unitOfWork.RunAsync(async (services, token) =>
        {
            if (await FindLatestAsync(services, model, token) is { } latest && DefinitionTag.IsStale(request, latest))
                throw new DefinitionChangedException(await NameAsync(services, latest.SavedBy, token));
            // The work may be run again after a conflict, and saving takes the model over.
            var draft = await services.GetRequiredService<DefinitionLibrary>().SaveDraftAsync((JsonObject)model.DeepClone(), savedBy: caller.Actor.Id, cancellationToken: token);
            return publish ? await publishing.TakeAsync(services, draft, token) : new Published(draft, false);
        }, cancellationToken);
        DefinitionTag.Show(request.HttpContext.Response, saved.Definition);
        return saved.Refusal ?? TypedResults.Ok(new SavedDefinition(views.Full(saved.Definition), saved.WasPublished, saved.Consumers, saved.Warnings));
    }

    private static async Task<WorkflowDefinition?> FindLatestAsync(IServiceProvider services, JsonObject model, CancellationToken cancellationToken) =>
        model["definitionId"] is JsonValue value && value.TryGetValue<string>(out var id) && id.Length > 0
            ? await services.GetRequiredService<IEngineStore>().FindDefinitionAsync(id, VersionOptions.Latest, cancellationToken)
            : null;

    private static Task<string?> NameAsync(IServiceProvider services, string? personId, CancellationToken cancellationToken) =>
        services.GetRequiredService<OrchestratorDbContext>().People.Where(person => person.Id == personId).Select(person => person.DisplayName).FirstOrDefaultAsync(cancellationToken);

    private static async Task<IResult> PublishAsync(string definitionId, IUnitOfWork unitOfWork, DefinitionViews views, PublishingPath publishing, CancellationToken cancellationToken)
    {
        var published = await unitOfWork.RunAsync((services, token) => publishing.TakeAsync(services, definitionId, token), cancellationToken);
        return published.Refusal ?? TypedResults.Ok(new SavedDefinition(views.Full(published.Definition), published.WasPublished, published.Consumers, published.Warnings));
    }

    private static async Task<IResult> RetractAsync(string definitionId, IUnitOfWork unitOfWork, DefinitionViews views, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Definitions.AnyAsync(d => d.DefinitionId == definitionId, cancellationToken))
            return TypedResults.NotFound();
        var retracted = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<DefinitionLibrary>().RetractAsync(definitionId, token), cancellationToken);
        return retracted is null
            ? ElsaErrors.BadRequest($"流程“{definitionId}”尚未发布。Workflow with id {definitionId} is not published.")
            : TypedResults.Ok(views.Full(retracted));
    }

    private static async Task<IResult> RevertAsync(string definitionId, int version, IUnitOfWork unitOfWork, DefinitionViews views, ElsaCaller caller, CancellationToken cancellationToken)
    {
        var draft = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<DefinitionLibrary>().RevertAsync(definitionId, version, caller.Actor.Id, token), cancellationToken);
        return draft is null ? TypedResults.NotFound() : TypedResults.Created("/elsa/api/workflow-definitions/by-id/" + draft.Id, views.Summary(draft, withLinks: false));
    }

    private static async Task<IResult> UpdateReferencesAsync(string definitionId, IUnitOfWork unitOfWork, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Definitions.AnyAsync(d => d.DefinitionId == definitionId, cancellationToken))
            return TypedResults.NotFound();
        var affected = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<DefinitionLibrary>().UpdateReferencesAsync(definitionId, token), cancellationToken);
        return TypedResults.Ok(new { affectedWorkflows = affected ?? [] });
    }

    private static async Task<IResult> DeleteAsync(string definitionId, IUnitOfWork unitOfWork, CancellationToken cancellationToken) =>
        await unitOfWork.RunAsync((services, token) => DeleteInTransactionAsync(services, definitionId, token), cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<IResult> DeleteVersionAsync(string id, IUnitOfWork unitOfWork, CancellationToken cancellationToken) =>
        await unitOfWork.RunAsync((services, token) => DeleteVersionInTransactionAsync(services, id, token), cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<IResult> DeleteNumberAsync(string definitionId, int version, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        var deleted = await unitOfWork.RunAsync(async (services, token) =>
        {
            var id = await services.GetRequiredService<OrchestratorDbContext>().Definitions.Where(d => d.DefinitionId == definitionId && d.Version == version).Select(d => d.Id).FirstOrDefaultAsync(token);
            return id is not null && await DeleteVersionInTransactionAsync(services, id, token);
        }, cancellationToken);
        return deleted ? TypedResults.Ok() : TypedResults.NotFound();
    }

    internal static async Task<bool> DeleteInTransactionAsync(IServiceProvider services, string definitionId, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<OrchestratorDbContext>().Instances.AnyAsync(i => i.DefinitionId == definitionId, cancellationToken))
            throw new DefinitionRefusedException(HasInstances);
        return await services.GetRequiredService<DefinitionLibrary>().DeleteAsync(definitionId, cancellationToken);
    }

    internal static async Task<bool> DeleteVersionInTransactionAsync(IServiceProvider services, string id, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<OrchestratorDbContext>().Instances.AnyAsync(i => i.DefinitionVersionId == id, cancellationToken))
            throw new DefinitionRefusedException(HasInstances);
        return await services.GetRequiredService<DefinitionLibrary>().DeleteVersionAsync(id, cancellationToken);
    }
}
