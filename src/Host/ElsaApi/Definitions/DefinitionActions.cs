using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.ElsaApi.Definitions;

/// <summary>Puts what was derived from the definitions in order again.</summary>
internal static class DefinitionActions
{
    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost("/actions/workflow-definitions/refresh", RefreshAsync).Needs(ElsaPermissions.PublishDefinitions);
        elsa.MapPost("/actions/workflow-definitions/reload", Reload).Needs(ElsaPermissions.PublishDefinitions);
    }

    /// <summary>Writes the triggers of published definitions anew: those named, or all.</summary>
    private static async Task<IResult> RefreshAsync(HttpRequest request, IUnitOfWork unitOfWork, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var asked = (await ElsaBody.ReadAsync<DefinitionSelection>(request, cancellationToken)).DefinitionIds;
        var published = db.Definitions.Where(d => d.IsPublished);
        if (asked is { Count: > 0 })
            published = published.Where(d => asked.Contains(d.DefinitionId));
        var refreshed = await published.OrderBy(d => d.DefinitionId).Select(d => d.DefinitionId).Take(ElsaEndpoint.MostRows).ToListAsync(cancellationToken);
        foreach (var id in refreshed)
            await unitOfWork.RunAsync((services, token) => RefreshOneAsync(services, id, token), cancellationToken);
        return TypedResults.Ok(new { refreshed, notFound = (asked ?? []).Except(refreshed) });
    }

    private static async Task RefreshOneAsync(IServiceProvider services, string definitionId, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<OrchestratorDbContext>();
        if (await services.GetRequiredService<IEngineStore>().FindDefinitionAsync(definitionId, VersionOptions.Published, cancellationToken) is not { } definition)
            return;
        var before = await db.Triggers.AsNoTracking().Where(t => t.DefinitionId == definitionId && t.DueAt != null).ToListAsync(cancellationToken);
        services.GetRequiredService<GraphCache>().Evict(definition.Id);
        await services.GetRequiredService<ITriggerIndexer>().IndexAsync(definition, cancellationToken);
        // A timer that was armed keeps its instant: refreshing must not put it off.
        foreach (var trigger in await db.Triggers.Where(t => t.DefinitionId == definitionId && t.DueAt != null).ToListAsync(cancellationToken))
            trigger.DueAt = before.FirstOrDefault(old => old.ActivityId == trigger.ActivityId && old.DefinitionVersionId == trigger.DefinitionVersionId)?.DueAt ?? trigger.DueAt;
    }

    /// <summary>Makes this node forget its compiled graphs; it reads them from the database again.</summary>
    private static Ok Reload(GraphCache graphs)
    {
        graphs.Clear();
        return TypedResults.Ok();
    }
}
