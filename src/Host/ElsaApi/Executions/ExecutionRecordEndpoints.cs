using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Executions;

/// <summary>Executions of activities: the badges on the diagram, and what a click on a node shows.</summary>
internal static class ExecutionRecordEndpoints
{
    private const int MostNodes = 2000;

    public static void Map(RouteGroupBuilder elsa)
    {
        var executions = elsa.MapGroup("/activity-executions");
        executions.MapPost("/report", ReportAsync).Needs(ElsaPermissions.ReadExecutions);
        executions.MapGet("/list", ListAsync).Needs(ElsaPermissions.ReadExecutions);
        executions.MapGet("/count", CountAsync).Needs(ElsaPermissions.ReadExecutions);
        executions.MapGet("/by-id", FindByIdAsync).Needs(ElsaPermissions.ReadExecutions);
        executions.MapGet("/{id}", FindAsync).Needs(ElsaPermissions.ReadExecutions);
        executions.MapGet("/{id}/call-stack", CallStackAsync).Needs(ElsaPermissions.ReadExecutions);
        elsa.MapGet("/resilience/retries/{id}", ListRetries).Needs(ElsaPermissions.ReadExecutions);
        elsa.MapGet("/activity-execution-summaries/list", ListSummariesAsync).Needs(ElsaPermissions.ReadExecutions);
    }

    private static async Task<Ok<ExecutionReport>> ReportAsync(HttpRequest request, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<ReportRequest>(request, cancellationToken);
        var nodes = (asked.ActivityNodeIds ?? []).Distinct(StringComparer.Ordinal).Take(MostNodes).ToList();
        var stats = await db.Executions.Where(x => x.InstanceId == asked.WorkflowInstanceId && nodes.Contains(x.NodeId)).ReportAsync(cancellationToken);
        return TypedResults.Ok(new ExecutionReport([.. stats.OrderBy(row => nodes.IndexOf(row.ActivityNodeId))]));
    }

    private static async Task<Ok<ExecutionPage<ExecutionRecord>>> ListAsync(string? workflowInstanceId, string? activityNodeId, int? skip, int? take, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(await PageAsync(Select(db, workflowInstanceId, activityNodeId), skip, take, ExecutionViews.Record, cancellationToken));

    private static async Task<Ok<ExecutionPage<ExecutionSummary>>> ListSummariesAsync(string? workflowInstanceId, string? activityNodeId, int? skip, int? take, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(await PageAsync(Select(db, workflowInstanceId, activityNodeId), skip, take, ExecutionViews.Summary, cancellationToken));

    private static async Task<ExecutionPage<T>> PageAsync<T>(IQueryable<ActivityExecution> rows, int? skip, int? take, Func<ActivityExecution, T> show, CancellationToken cancellationToken)
    {
        var (from, count) = (Math.Max(skip ?? 0, 0), Math.Clamp(take ?? ElsaEndpoint.MostRows, 1, ElsaEndpoint.MostRows));
        var items = await rows.Skip(from).Take(count).ToListAsync(cancellationToken);
        // Only a full page can have more behind it.
        var total = from == 0 && items.Count < count ? items.Count : await rows.LongCountAsync(cancellationToken);
        return new ExecutionPage<T>([.. items.Select(show)], total);
    }

    private static async Task<Ok<CountResponse>> CountAsync(string? workflowInstanceId, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(new CountResponse(await db.Executions.LongCountAsync(x => x.InstanceId == workflowInstanceId, cancellationToken)));

    private static Task<Results<Ok<ExecutionRecord>, NotFound>> FindByIdAsync(string? id, OrchestratorDbContext db, CancellationToken cancellationToken) => FindAsync(id ?? "", db, cancellationToken);

    private static async Task<Results<Ok<ExecutionRecord>, NotFound>> FindAsync(string id, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await db.FindExecutionAsync(id, cancellationToken) is { } row ? TypedResults.Ok(row.Record()) : TypedResults.NotFound();

    private static async Task<Results<Ok<CallStack>, NotFound>> CallStackAsync(string id, bool? includeCrossWorkflowChain, int? skip, int? take, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var stack = await CallStacks.OfAsync(db, id, includeCrossWorkflowChain ?? true, cancellationToken);
        if (stack.Count == 0)
            return TypedResults.NotFound();
        var window = stack.Skip(Math.Max(skip ?? 0, 0)).Take(Math.Max(take ?? stack.Count, 0));
        return TypedResults.Ok(new CallStack(id, [.. window.Select(ExecutionViews.Record)], stack.Count));
    }

    // This engine tries again only when a person orders it: there is nothing to list, for whatever execution.
    private static Ok<PagedResponse<ExecutionRecord>> ListRetries(string id) => TypedResults.Ok(new PagedResponse<ExecutionRecord>([], 0));

    private static IQueryable<ActivityExecution> Select(OrchestratorDbContext db, string? instanceId, string? nodeId)
    {
        var rows = db.Executions.AsNoTracking().Where(x => x.InstanceId == instanceId);
        if (!string.IsNullOrEmpty(nodeId))
            rows = rows.Where(x => x.NodeId == nodeId);
        return rows.OrderBy(x => x.StartedAt).ThenBy(x => x.CallStackDepth).ThenBy(x => x.Id);
    }
}
