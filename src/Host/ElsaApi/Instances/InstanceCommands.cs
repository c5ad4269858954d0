using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.ElsaApi.Definitions;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>Cancelling and deleting instances.</summary>
internal static class InstanceCommands
{
    private const string BelongsToCase = "该流程实例属于案件，不能删除。The instance carries a case; it cannot be deleted.";

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost("/cancel/workflow-instances/{id}", CancelAsync).Needs(ElsaPermissions.CancelInstances);
        elsa.MapPost("/bulk-actions/cancel/workflow-instances", CancelManyAsync).Needs(ElsaPermissions.CancelInstances);
        elsa.MapDelete("/workflow-instances/{id}", DeleteAsync).Needs(ElsaPermissions.DeleteInstances);
        elsa.MapPost("/bulk-actions/delete/workflow-instances/by-id", DeleteManyAsync).Needs(ElsaPermissions.DeleteInstances);
    }

    // The designer offers to cancel what has ended, too; that changes nothing and is no error.
    private static async Task<IResult> CancelAsync(string id, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        await CancelOneAsync(id, unitOfWork, cancellationToken);
        return TypedResults.Ok();
    }

    private static async Task<IResult> CancelManyAsync(HttpRequest request, IUnitOfWork unitOfWork, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<CancelRequest>(request, cancellationToken);
        var running = db.Instances.AsNoTracking().Where(i => i.Status == WorkflowStatus.Running);
        if (asked.Ids is { Count: > 0 } ids)
            running = running.Where(i => ids.Contains(i.Id));
        else if (asked.DefinitionVersionId is { Length: > 0 } versionId)
            running = running.Where(i => i.DefinitionVersionId == versionId);
        else if (asked.DefinitionId is { Length: > 0 } definitionId)
            running = await OfDefinitionAsync(running, definitionId, asked.VersionOptions, db, cancellationToken);
        else
            return ElsaErrors.BadRequest("请指明要取消的流程实例。Name the instances to cancel.");
        var cancelled = 0;
        foreach (var id in await running.OrderBy(i => i.Id).Select(i => i.Id).Take(ElsaEndpoint.MostRows).ToListAsync(cancellationToken))
            cancelled += await CancelOneAsync(id, unitOfWork, cancellationToken) ? 1 : 0;
        return TypedResults.Ok(new { cancelled });
    }

    private static async Task<IQueryable<WorkflowInstance>> OfDefinitionAsync(IQueryable<WorkflowInstance> running, string definitionId, string? version, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        running = running.Where(i => i.DefinitionId == definitionId);
        if (string.IsNullOrEmpty(version) || VersionOptions.Parse(version, VersionOptions.All) == VersionOptions.All)
            return running;
        var versionId = (await DefinitionQueries.FindAsync(db, definitionId, version, cancellationToken))?.Id;
        return running.Where(i => i.DefinitionVersionId == versionId);
    }

    private static async Task<bool> CancelOneAsync(string id, IUnitOfWork unitOfWork, CancellationToken cancellationToken) =>
        await unitOfWork.RunAsync((services, token) => services.GetRequiredService<IWorkflowRuntime>().CancelAsync(id, token), cancellationToken) == CancelOutcome.Cancelled;

    private static async Task<IResult> DeleteAsync(string id, IUnitOfWork unitOfWork, CancellationToken cancellationToken) =>
        await unitOfWork.RunAsync((services, token) => DeleteOneAsync(services, id, token), cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<IResult> DeleteManyAsync(HttpRequest request, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var id in DefinitionBulk.Bounded((await ElsaBody.ReadAsync<RowIds>(request, cancellationToken)).Ids))
            deleted += await unitOfWork.RunAsync((services, token) => DeleteOneAsync(services, id, token), cancellationToken) ? 1 : 0;
        return TypedResults.Ok(new DeletedRows(deleted));
    }

    private static async Task<bool> DeleteOneAsync(IServiceProvider services, string id, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<OrchestratorDbContext>();
        var store = services.GetRequiredService<IEngineStore>();
        if (await store.LockToCancelAsync(id, cancellationToken) is not { } instance)
            return false;
        if (await db.Cases.AnyAsync(c => c.InstanceId == id, cancellationToken)
            || await db.PenaltyCases.AnyAsync(p => p.InstanceId == id, cancellationToken)
            || await db.Campaigns.AnyAsync(c => c.InstanceId == id, cancellationToken)
            || await db.Tasks.AnyAsync(t => t.InstanceId == id, cancellationToken))
            throw new DefinitionRefusedException(BelongsToCase);
        // Whoever waits for it learns that it has ended; without its definition it can only be removed.
        if (instance.Status == WorkflowStatus.Running && await store.FindVersionAsync(instance.DefinitionVersionId, cancellationToken) is not null)
            await services.GetRequiredService<IWorkflowRuntime>().CancelAsync(id, cancellationToken);
        await db.Bookmarks.Where(b => b.InstanceId == id).ExecuteDeleteAsync(cancellationToken);
        await db.RemoveHistoryAsync([id], cancellationToken);
        await db.Incidents.Where(x => x.InstanceId == id).ExecuteDeleteAsync(cancellationToken);
        db.Remove(instance);
        return true;
    }
}
