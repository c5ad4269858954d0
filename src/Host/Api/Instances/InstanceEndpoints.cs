using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Instances;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Api.Tasks;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Api.Instances;

internal static class InstanceEndpoints
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/instances/{id}", GetAsync).RequireAuthorization(Policies.Staff).WithTags("Instances").WithName("GetInstance").WithSummary("流程实例 / Where an instance waits");

    private static async Task<Results<Ok<InstanceInfo>, ProblemAnswer>> GetAsync(string id, OrchestratorDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var instance = await db.Instances.Where(i => i.Id == id)
            .Select(i => new { i.DefinitionId, i.DefinitionVersion, i.Status, i.SubStatus, i.IncidentCount }).FirstOrDefaultAsync(cancellationToken);
        if (instance is null)
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        var caseId = await db.Cases.Where(c => c.InstanceId == id).Select(c => c.Id).FirstOrDefaultAsync(cancellationToken)
            ?? await db.PenaltyCases.Where(p => p.InstanceId == id).Select(p => p.CaseId).FirstOrDefaultAsync(cancellationToken);
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.InstanceId == id && t.Status == WorkTaskStatus.Open)
            .OrderBy(t => t.DueAt == null).ThenBy(t => t.DueAt).ThenBy(t => t.Id).Take(PageSize.Most).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new InstanceInfo(id, instance.DefinitionId, instance.DefinitionVersion, instance.Status.ToString(), instance.SubStatus.ToString(), caseId, instance.IncidentCount, [.. tasks.Select(task => task.Summary(now))]));
    }
}
