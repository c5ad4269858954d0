using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Persistence;
using Orchestrator.Reliability.Load;
using Orchestrator.Reliability.Nodes;
using Orchestrator.Storage.Invariants;
using Orchestrator.Storage.Model;

namespace Orchestrator.Reliability.Rounds;

/// <summary>Looks whether the invariants hold and each promise was kept, when everything is at rest.</summary>
internal static class Verdict
{
    private const int Most = 20;

    public static async Task<IReadOnlyList<string>> OfAsync(World world, IReadOnlyList<IPromise> promises, CancellationToken cancellationToken)
    {
        var broken = new List<string>();
        broken.AddRange((await world.ReadAsync(services => services.GetRequiredService<InvariantChecks>().CheckAsync(cancellationToken))).Select(violation => $"{violation.Invariant}: {violation.Subject}: {violation.En}"));
        foreach (var promise in promises)
        {
            if (await world.ReadAsync(db => promise.BrokenAsync(db, cancellationToken)) is { } how)
                broken.Add(how);
        }
        broken.AddRange(await world.ReadAsync(db => DoubledCasesAsync(db, cancellationToken)));
        broken.AddRange(await world.ReadAsync(db => ResidueAsync(db, cancellationToken)));
        broken.AddRange(await world.ReadAsync(db => StrandedAsync(db, cancellationToken)));
        return broken;
    }

    private static async Task<List<string>> DoubledCasesAsync(OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await db.Cases.GroupBy(row => new { row.CampaignId, row.UnitId }).Where(group => group.Count() > 1).Take(Most).Select(group => $"unit {group.Key.UnitId} has {group.Count()} cases").ToListAsync(cancellationToken);

    /// <summary>What ended leaves no place at which it waits.</summary>
    private static async Task<List<string>> ResidueAsync(OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await db.Bookmarks.Where(bookmark => !db.Instances.Any(row => row.Id == bookmark.InstanceId && row.Status == WorkflowStatus.Running)).OrderBy(bookmark => bookmark.Id).Take(Most)
            .Select(bookmark => $"bookmark {bookmark.Id} of an instance that does not run").ToListAsync(cancellationToken);

    /// <summary>What runs has a place at which it waits, or it would run for ever.</summary>
    private static async Task<List<string>> StrandedAsync(OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await db.Instances.Where(row => row.Status == WorkflowStatus.Running && !db.Bookmarks.Any(bookmark => bookmark.InstanceId == row.Id)).OrderBy(row => row.Id).Take(Most)
            .Select(row => $"instance {row.Id} of {row.DefinitionId} runs and waits for nothing").ToListAsync(cancellationToken);
}
