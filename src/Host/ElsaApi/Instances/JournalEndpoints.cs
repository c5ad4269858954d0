using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.ElsaApi.Definitions;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>The journal of an instance, in the order of its sequence.</summary>
internal static class JournalEndpoints
{
    public static void Map(RouteGroupBuilder elsa)
    {
        var journal = elsa.MapGroup("/workflow-instances/{id}/journal");
        journal.MapGet("", ListAsync).Needs(ElsaPermissions.ReadInstances);
        journal.MapPost("", FilterAsync).Needs(ElsaPermissions.ReadInstances);
        journal.MapGet("/{activityId}", FindLastAsync).Needs(ElsaPermissions.ReadInstances);
    }

    private static Task<Ok<PagedResponse<LogRecord>>> ListAsync(string id, int? page, int? pageSize, int? skip, int? take, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        PageAsync(db.Journal.AsNoTracking().Where(j => j.InstanceId == id), page, pageSize, skip, take, cancellationToken);

    private static async Task<Ok<PagedResponse<LogRecord>>> FilterAsync(string id, int? page, int? pageSize, int? skip, int? take, HttpRequest request, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var filter = (await ElsaBody.ReadAsync<JournalRequest>(request, cancellationToken)).Filter ?? new JournalFilter();
        var lines = db.Journal.AsNoTracking().Where(j => j.InstanceId == id);
        if (filter.ActivityIds is { Count: > 0 } activities)
            lines = lines.Where(j => activities.Contains(j.ActivityId));
        if (filter.ActivityNodeIds is { Count: > 0 } nodes)
            lines = lines.Where(j => nodes.Contains(j.NodeId));
        if (filter.ExcludedActivityTypes is { Count: > 0 } excluded)
            lines = lines.Where(j => !excluded.Contains(j.ActivityType));
        if (filter.EventNames is { Count: > 0 } events)
            lines = lines.Where(j => events.Contains(j.EventName));
        return await PageAsync(lines, page, pageSize, skip, take, cancellationToken);
    }

    private static async Task<Ok<PagedResponse<LogRecord>>> PageAsync(IQueryable<JournalRecord> lines, int? page, int? pageSize, int? skip, int? take, CancellationToken cancellationToken)
    {
        var (from, count) = skip is not null || take is not null
            ? (Math.Max(skip ?? 0, 0), Math.Clamp(take ?? ElsaEndpoint.MostRows, 1, ElsaEndpoint.MostRows))
            : DefinitionQueries.Window(page, pageSize);
        var total = await lines.LongCountAsync(cancellationToken);
        var rows = await lines.OrderBy(j => j.Sequence).Skip(from).Take(count).ToListAsync(cancellationToken);
        return TypedResults.Ok(new PagedResponse<LogRecord>(rows.ConvertAll(Show), total));
    }

    private static async Task<IResult> FindLastAsync(string id, string activityId, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var line = await db.Journal.AsNoTracking().Where(j => j.InstanceId == id && j.ActivityId == activityId).OrderByDescending(j => j.Sequence).FirstOrDefaultAsync(cancellationToken);
        var instance = await db.Instances.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken);
        if (line is null || instance is null)
            return TypedResults.NotFound();
        return TypedResults.Ok(Detail(line, instance, await db.Executions.Where(x => x.Id == line.ActivityInstanceId).Select(x => x.Inputs).FirstOrDefaultAsync(cancellationToken)));
    }

    /// <summary>One line with all that is known of where it was written.</summary>
    /// <param name="inputs">What the step was given, as JSON.</param>
    internal static object Detail(JournalRecord line, WorkflowInstance instance, string? inputs) => new
    {
        workflowDefinitionId = instance.DefinitionId,
        workflowDefinitionVersionId = instance.DefinitionVersionId,
        workflowInstanceId = instance.Id,
        workflowVersion = instance.DefinitionVersion,
        line.ActivityInstanceId,
        line.ParentActivityInstanceId,
        line.ActivityId,
        line.ActivityType,
        line.ActivityTypeVersion,
        line.ActivityName,
        activityNodeId = line.NodeId,
        line.Timestamp,
        line.Sequence,
        line.EventName,
        line.Message,
        line.Source,
        payload = Json(line.Payload),
        activityState = Json(inputs),
        line.Id,
    };

    private static LogRecord Show(JournalRecord line) => new()
    {
        Id = line.Id,
        ActivityInstanceId = line.ActivityInstanceId,
        ParentActivityInstanceId = line.ParentActivityInstanceId,
        ActivityId = line.ActivityId,
        ActivityType = line.ActivityType,
        ActivityTypeVersion = line.ActivityTypeVersion,
        ActivityName = line.ActivityName,
        NodeId = line.NodeId,
        Timestamp = line.Timestamp,
        Sequence = line.Sequence,
        EventName = line.EventName,
        Message = line.Message,
        Source = line.Source,
        Payload = Json(line.Payload),
    };

    private static JsonNode? Json(string? text) => text is null ? null : JsonNode.Parse(text);
}
