using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Reliability.Nodes;
using Orchestrator.Storage.Due;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Jobs;

namespace Orchestrator.Reliability.Rounds;

/// <summary>The nodes finish what is under way, by themselves; time goes on by minutes meanwhile.</summary>
internal static class Rest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>Waits until nothing is due, queued, unsent or in work; answers what still is when patience has run out, or null.</summary>
    public static async Task<string?> ReachAsync(World world, CancellationToken cancellationToken)
    {
        var from = Stopwatch.GetTimestamp();
        using var rhythm = new PeriodicTimer(Rhythm);
        while (true)
        {
            var work = await world.ReadAsync(db => WorkAsync(db, world.Clock.GetUtcNow(), cancellationToken));
            if (work is null)
                return null;
            if (Stopwatch.GetElapsedTime(from) > Patience)
                return work;
            await rhythm.WaitForNextTickAsync(cancellationToken);
            await world.PassTimeAsync(Step);
        }
    }

    private static async Task<string?> WorkAsync(OrchestratorDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var backlog = await Backlog.ReadAsync(db, now, cancellationToken);
        var jobs = await db.Jobs.CountAsync(job => job.Status == JobStatus.Running, cancellationToken);
        // Instances of the branches wait for a timer of seconds: it is due soon.
        var soon = await db.Bookmarks.CountAsync(bookmark => bookmark.DueAt != null && bookmark.DueAt <= now + Step, cancellationToken);
        var isQuiet = backlog is { Deadlines: null, Timers: null, Triggers: null, QueueWaiting: 0, OutboxWaiting: 0 } && jobs == 0 && soon == 0;
        return isQuiet ? null : $"not at rest: {backlog}, running jobs {jobs}, timers about to ring {soon}";
    }
}
