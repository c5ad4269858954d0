using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.ElsaApi.Definitions;

/// <summary>Several definitions at once, each in a transaction of its own.</summary>
internal static class DefinitionBulk
{
    public static void Map(RouteGroupBuilder elsa)
    {
        var bulk = elsa.MapGroup("/bulk-actions");
        bulk.MapPost("/delete/workflow-definitions/by-definition-id", DeleteAsync).Needs(ElsaPermissions.DeleteDefinitions);
        bulk.MapPost("/delete/workflow-definitions/by-id", DeleteVersionsAsync).Needs(ElsaPermissions.DeleteDefinitions);
        bulk.MapPost("/publish/workflow-definitions/by-definition-ids", PublishAsync).Needs(ElsaPermissions.PublishDefinitions);
        bulk.MapPost("/retract/workflow-definitions/by-definition-ids", RetractAsync).Needs(ElsaPermissions.RetractDefinitions);
    }

    private static async Task<IResult> DeleteAsync(HttpRequest request, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var id in Bounded((await ElsaBody.ReadAsync<DefinitionSelection>(request, cancellationToken)).DefinitionIds))
            deleted += await unitOfWork.RunAsync((services, token) => DefinitionCommands.DeleteInTransactionAsync(services, id, token), cancellationToken) ? 1 : 0;
        return TypedResults.Ok(new DeletedRows(deleted));
    }

    private static async Task<IResult> DeleteVersionsAsync(HttpRequest request, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var id in Bounded((await ElsaBody.ReadAsync<RowIds>(request, cancellationToken)).Ids))
            deleted += await unitOfWork.RunAsync((services, token) => DefinitionCommands.DeleteVersionInTransactionAsync(services, id, token), cancellationToken) ? 1 : 0;
        return TypedResults.Ok(new DeletedRows(deleted));
    }

    private static async Task<IResult> PublishAsync(HttpRequest request, IUnitOfWork unitOfWork, PublishingPath publishing, CancellationToken cancellationToken)
    {
        var result = new BulkPublished();
        foreach (var id in Bounded((await ElsaBody.ReadAsync<DefinitionSelection>(request, cancellationToken)).DefinitionIds))
        {
            try
            {
                var published = await unitOfWork.RunAsync((services, token) => publishing.TakeAsync(services, id, token), cancellationToken);
                (published.Errors.Count > 0 ? result.Failed : published.Waits is not null ? result.Skipped : published.WasPublished ? result.AlreadyPublished : result.Published).Add(id);
                IReadOnlyList<string> texts = published.Waits is { } waits ? [waits] : [.. published.Errors, .. published.Warnings];
                if (texts.Count > 0)
                    result.Warnings[id] = texts;
            }
            catch (DefinitionNotFoundException)
            {
                result.NotFound.Add(id);
            }
            catch (DefinitionRefusedException refused)
            {
                result.Failed.Add(id);
                result.Warnings[id] = refused.Texts;
            }
        }

        return TypedResults.Ok(result);
    }

    private static async Task<IResult> RetractAsync(HttpRequest request, IUnitOfWork unitOfWork, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var result = new BulkRetracted();
        foreach (var id in Bounded((await ElsaBody.ReadAsync<DefinitionSelection>(request, cancellationToken)).DefinitionIds))
        {
            if (!await db.Definitions.AnyAsync(d => d.DefinitionId == id, cancellationToken))
                result.NotFound.Add(id);
            else if (await unitOfWork.RunAsync((services, token) => services.GetRequiredService<DefinitionLibrary>().RetractAsync(id, token), cancellationToken) is null)
                result.NotPublished.Add(id);
            else
                result.Retracted.Add(id);
        }

        return TypedResults.Ok(result);
    }

    internal static IEnumerable<string> Bounded(IReadOnlyList<string>? ids) => (ids ?? []).Where(id => !string.IsNullOrEmpty(id)).Distinct(StringComparer.Ordinal).Take(ElsaEndpoint.MostRows);
}
