using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Executions;

/// <summary>Executions of activities: the badges on the diagram, and what a click on a node shows.</summary>
internal static class ExecutionRecordEndpoints
{
    private const int MostNodes = 2000;
    private const int DeepestStack = 200;

    public static void Map(RouteGroupBuilder elsa)
    {
        var executions = elsa.MapGroup("/activity-executions");
        executions.MapPost("/report", ReportAsync).Needs(ElsaPermissions.ReadExecutions);
        executions.MapGet("/list", ListAsync).Needs(ElsaPermissions.ReadExecutions);
        executions.MapGet("/count", CountAsync).Needs(ElsaPermissions.ReadExecutions);
        executions.MapGet("/by-id", FindByIdAsync).Needs(ElsaPermissions.ReadExecutions);
        executions.MapGet("/{id}", FindAsync).Needs(ElsaPermissions.ReadExecutions);
        executions.MapGet("/{id}/call-stack", CallStackAsync).Needs(ElsaPermissions.ReadExecutions);
        elsa.MapGet("/activity-execution-summaries/list", ListSummariesAsync).Needs(ElsaPermissions.ReadExecutions);
    }

    private static async Task<Ok<ExecutionReport>> ReportAsync(HttpRequest request, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<ReportRequest>(request, cancellationToken);
        var nodes = (asked.ActivityNodeIds ?? []).Distinct(StringComparer.Ordinal).Take(MostNodes).ToList();
        var stats = await db.Executions.Where(x => x.InstanceId == asked.WorkflowInstanceId && nodes.Contains(x.NodeId)).ReportAsync(cancellationToken);
        return TypedResults.Ok(new ExecutionReport([.. stats.OrderBy(row => nodes.IndexOf(row.ActivityNodeId))]));
    }

    private static async Task<Ok<ListResponse<ExecutionRecord>>> ListAsync(string? workflowInstanceId, string? activityNodeId, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var rows = await Select(db, workflowInstanceId, activityNodeId).ToListAsync(cancellationToken);
        return TypedResults.Ok(new ListResponse<ExecutionRecord>(rows.ConvertAll(ExecutionViews.Record)));
    }

    private static async Task<Ok<ListResponse<ExecutionSummary>>> ListSummariesAsync(string? workflowInstanceId, string? activityNodeId, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var rows = await Select(db, workflowInstanceId, activityNodeId).ToListAsync(cancellationToken);
        return TypedResults.Ok(new ListResponse<ExecutionSummary>(rows.ConvertAll(ExecutionViews.Summary)));
    }

    private static async Task<Ok<CountResponse>> CountAsync(string? workflowInstanceId, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(new CountResponse(await db.Executions.LongCountAsync(x => x.InstanceId == workflowInstanceId, cancellationToken)));

    private static Task<Results<Ok<ExecutionRecord>, NotFound>> FindByIdAsync(string? id, OrchestratorDbContext db, CancellationToken cancellationToken) => FindAsync(id ?? "", db, cancellationToken);

    private static async Task<Results<Ok<ExecutionRecord>, NotFound>> FindAsync(string id, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await db.Executions.AsNoTracking().FirstOrDefaultAsync(x => x.Id == id, cancellationToken) is { } row ? TypedResults.Ok(row.Record()) : TypedResults.NotFound();

    private static async Task<Results<Ok<CallStack>, NotFound>> CallStackAsync(string id, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var stack = new List<ExecutionRecord>();
        for (var next = id; next is not null && stack.Count < DeepestStack;)
        {
            if (await db.Executions.AsNoTracking().FirstOrDefaultAsync(x => x.Id == next, cancellationToken) is not { } row)
                break;
            stack.Insert(0, row.Record());
            next = row.SchedulingExecutionId;
        }

        return stack.Count == 0 ? TypedResults.NotFound() : TypedResults.Ok(new CallStack(id, stack, stack.Count));
    }

    private static IQueryable<ActivityExecution> Select(OrchestratorDbContext db, string? instanceId, string? nodeId)
    {
        var rows = db.Executions.AsNoTracking().Where(x => x.InstanceId == instanceId);
        if (!string.IsNullOrEmpty(nodeId))
            rows = rows.Where(x => x.NodeId == nodeId);
        return rows.OrderBy(x => x.StartedAt).ThenBy(x => x.CallStackDepth).ThenBy(x => x.Id).Take(ElsaEndpoint.MostRows);
    }
}
