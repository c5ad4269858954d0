using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;

namespace Orchestrator.Reliability.Load;

/// <summary>Two events at the same instant, each to its own node, for the two branches of one instance (its correlation id is its id), which then waits for its timer.</summary>
internal sealed class Meeting(string instanceId, string token, int node, bool isSynchronous) : IPromise
{
    private Reply[] _replies = [];

    public string Fate => _replies.Length > 0 && _replies.All(reply => reply.IsAccepted) ? "met" : "refused";

    public async Task AskAsync(Caller caller, CancellationToken cancellationToken) => _replies = await Task.WhenAll(
        caller.SendAsync(() => Events.Request(Drawings.LeftEvent, instanceId, isSynchronous), token, node, cancellationToken),
        caller.SendAsync(() => Events.Request(Drawings.RightEvent, instanceId, isSynchronous), token, node + 1, cancellationToken));

    public async Task<string?> BrokenAsync(OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (_replies.FirstOrDefault(reply => !reply.IsAccepted) is { } refused)
            return $"branches of {instanceId}: answered {(int)refused.Status} {refused.Body}";
        var instance = await db.Instances.AsNoTracking().SingleAsync(row => row.Id == instanceId, cancellationToken);
        if (instance.SubStatus != WorkflowSubStatus.Finished)
            return $"branches of {instanceId}: stuck at {instance.SubStatus}";
        var runs = await db.Executions.AsNoTracking().Where(row => row.InstanceId == instanceId && Drawings.BranchSteps.Contains(row.ActivityId)).Select(row => row.ActivityId + " " + row.Status).ToListAsync(cancellationToken);
        var expected = Drawings.BranchSteps.Select(step => step + " " + ActivityStatus.Completed);
        return runs.Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal)) ? null : $"branches of {instanceId}: ran {string.Join(", ", runs)}";
    }
}
