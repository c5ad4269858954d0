using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Executions;

/// <summary>Follows an execution back to what led to it.</summary>
internal static class CallStacks
{
    private const int Deepest = 200;

    private static readonly string[] Starters = ["Elsa.ExecuteWorkflow", "Elsa.DispatchWorkflow", "Elsa.BulkDispatchWorkflows"];

    /// <summary>The executions from the first to the given one; empty when there is no such execution.</summary>
    /// <param name="crosses">Whether to go on in the workflow that started this one.</param>
    public static async Task<IReadOnlyList<ActivityExecution>> OfAsync(OrchestratorDbContext db, string id, bool crosses, CancellationToken cancellationToken)
    {
        var stack = new LinkedList<ActivityExecution>();
        for (var next = id; next is not null && stack.Count < Deepest;)
        {
            if (await NextAsync(db, next, stack.First?.Value.InstanceId, cancellationToken) is not { } row)
                break;
            stack.AddFirst(row);
            next = row.SchedulingExecutionId ?? (crosses ? await StarterAsync(db, row.InstanceId, cancellationToken) : null);
        }

        return [.. stack];
    }

    // What led to a step is nearly always in the same instance.
    private static async Task<ActivityExecution?> NextAsync(OrchestratorDbContext db, string id, string? instanceId, CancellationToken cancellationToken) =>
        (instanceId is null ? null : await db.Executions.AsNoTracking().FirstOrDefaultAsync(x => x.InstanceId == instanceId && x.Id == id, cancellationToken))
        ?? await db.FindExecutionAsync(id, cancellationToken);

    // A step that waits has a bookmark for its child; one that does not may have kept the child's id. Else it is the last that was begun before the child.
    private static async Task<string?> StarterAsync(OrchestratorDbContext db, string instanceId, CancellationToken cancellationToken)
    {
        var child = await db.Instances.AsNoTracking().Where(i => i.Id == instanceId).Select(i => new { i.ParentInstanceId, i.CreatedAt }).FirstOrDefaultAsync(cancellationToken);
        if (child?.ParentInstanceId is not { } parent)
            return null;
        if (await db.Bookmarks.AsNoTracking().Where(b => b.InstanceId == parent && b.Payload!.Contains(instanceId)).Select(b => b.ActivityInstanceId).FirstOrDefaultAsync(cancellationToken) is { } waiting)
            return waiting;
        var started = db.Executions.AsNoTracking().Where(x => x.InstanceId == parent && Starters.Contains(x.ActivityType) && x.StartedAt <= child.CreatedAt);
        return await started.Where(x => x.Outputs!.Contains(instanceId)).Select(x => x.Id).FirstOrDefaultAsync(cancellationToken)
            ?? await started.OrderByDescending(x => x.StartedAt).Select(x => x.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
