using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.ElsaApi.Definitions;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Engine;
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

    private static async Task<Ok<PagedResponse<LogRecord>>> ListAsync(string id, int? page, int? pageSize, int? skip, int? take, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var (from, count) = Window(page, pageSize, skip, take);
        var (lines, total) = await db.JournalOfAsync(id, from, count, cancellationToken);
        return TypedResults.Ok(new PagedResponse<LogRecord>([.. lines.Select(Show)], total));
    }

    private static async Task<Ok<PagedResponse<LogRecord>>> FilterAsync(string id, int? page, int? pageSize, int? skip, int? take, HttpRequest request, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var filter = (await ElsaBody.ReadAsync<JournalRequest>(request, cancellationToken)).Filter ?? new JournalFilter();
        var (from, count) = Window(page, pageSize, skip, take);
        var (rows, total) = (new List<LogRecord>(), 0L);
        await foreach (var line in db.JournalOf(id).WithCancellation(cancellationToken))
        {
            if (!Fits(filter, line))
                continue;
            if (total >= from && rows.Count < count)
                rows.Add(Show(line));
            total++;
        }

        return TypedResults.Ok(new PagedResponse<LogRecord>(rows, total));
    }

    private static bool Fits(JournalFilter filter, JournalRecord line) =>
        Names(filter.ActivityIds, line.ActivityId) && Names(filter.ActivityNodeIds, line.NodeId) && Names(filter.EventNames, line.EventName)
        && filter.ExcludedActivityTypes?.Contains(line.ActivityType) is not true;

    private static bool Names(IReadOnlyList<string>? wanted, string name) => wanted is not { Count: > 0 } || wanted.Contains(name);

    private static (int From, int Count) Window(int? page, int? pageSize, int? skip, int? take) => skip is not null || take is not null
        ? (Math.Max(skip ?? 0, 0), Math.Clamp(take ?? ElsaEndpoint.MostRows, 1, ElsaEndpoint.MostRows))
        : DefinitionQueries.Window(page, pageSize);

    private static async Task<IResult> FindLastAsync(string id, string activityId, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var line = await db.JournalBackwards(id).FirstOrDefaultAsync(j => j.ActivityId == activityId, cancellationToken);
        var instance = await db.Instances.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken);
        if (line is null || instance is null)
            return TypedResults.NotFound();
        return TypedResults.Ok(Detail(line, instance, await db.Executions.Where(x => x.InstanceId == id && x.Id == line.ActivityInstanceId).Select(x => x.Inputs).FirstOrDefaultAsync(cancellationToken)));
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
