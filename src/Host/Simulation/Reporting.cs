using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Invariants;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.Simulation;

namespace Orchestrator.Host.Simulation;

/// <summary>Reads a simulation's report from the database.</summary>
internal static class Reporting
{
    private static readonly TimeSpan Punctual = TimeSpan.FromMinutes(1);

    /// <summary>Instant (UTC) of the last recorded event; null in an empty database.</summary>
    public static async Task<DateTimeOffset?> LastInstantAsync(OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await db.AuditEvents.MaxAsync(e => (DateTimeOffset?)e.At, cancellationToken);

    public static async Task<SimulationReport> ReportAsync(IServiceProvider services, SimulationRun run, TimeSpan wall, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<OrchestratorDbContext>();
        var violations = await services.GetRequiredService<InvariantChecks>().CheckAsync(cancellationToken);
        var transitions = await TransitionCounts.CountAsync(db, cancellationToken);
        var shanghai = TimeSpan.FromHours(8);
        return new SimulationReport
        {
            Units = await db.Units.CountAsync(cancellationToken),
            CasesByState = Sorted(await db.Cases.GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key.ToString(), g => g.Count, cancellationToken)),
            NoticesByCode = Sorted(await db.Notices.GroupBy(n => n.TemplateCode).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken)),
            // From the messages to the reminders: the other way round each reminder would look through all messages.
            RemindersSent = await db.Outbox.Where(m => m.DeadlineId != null)
                .Join(db.Deadlines.Where(d => d.Kind == DeadlineKind.Reminder && d.Status == DeadlineStatus.Fired), m => m.DeadlineId, d => d.Id, (m, d) => new { d.Id, IsOpen = m.Status != OutboxStatus.Sent ? 1 : 0 })
                .GroupBy(m => m.Id).Where(g => g.Sum(m => m.IsOpen) == 0).CountAsync(cancellationToken),
            Deadlines = await CountDeadlinesAsync(db, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken),
            Penalties = await PenaltyCounts.CountAsync(db, cancellationToken),
            TransitionsPlayed = transitions.Played,
            TransitionsNotPlayed = transitions.NotPlayed,
            Tips = await TipCounts.CountAsync(db, cancellationToken),
            Transitions = await db.AuditEvents.CountAsync(e => e.Act == "case.state" || e.Act == "penalty.state", cancellationToken),
            InvariantViolations = [.. violations.Select(v => $"{v.Invariant}: {v.Subject}: {v.Zh} / {v.En}")],
            SimulatedFrom = run.From.ToOffset(shanghai),
            SimulatedTo = (run.FinishedAt ?? services.GetRequiredService<TimeProvider>().GetUtcNow()).ToOffset(shanghai),
            WallSeconds = Math.Round(wall.TotalSeconds, 1),
        };
    }

    private static async Task<DeadlineCounts> CountDeadlinesAsync(OrchestratorDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var periods = db.Deadlines.AsNoTracking().Where(d => d.Kind != DeadlineKind.Reminder);
        var late = 0;
        await foreach (var fired in periods.Where(d => d.FiredAt != null).Select(d => new { d.ExpiresAt, FiredAt = d.FiredAt!.Value }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            late += fired.FiredAt - fired.ExpiresAt > Punctual ? 1 : 0;
        return new DeadlineCounts(
            await periods.CountAsync(cancellationToken),
            await periods.CountAsync(d => d.Status == DeadlineStatus.Fired, cancellationToken),
            await periods.CountAsync(d => d.Status == DeadlineStatus.Cancelled, cancellationToken),
            late,
            await periods.CountAsync(d => d.Status == DeadlineStatus.Armed && d.ExpiresAt <= now, cancellationToken));
    }

    private static SortedDictionary<string, int> Sorted(Dictionary<string, int> counts) => new(counts, StringComparer.Ordinal);
}
