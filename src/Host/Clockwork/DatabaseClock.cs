using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Clockwork;

/// <summary>The clock that a database lives by: real time, a demonstration's shifted time, or the moment at which its simulation ended.</summary>
internal static class DatabaseClock
{
    public static async Task<TimeProvider> OfAsync(OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await db.Simulations.AsNoTracking().FirstOrDefaultAsync(cancellationToken) switch
        {
            { ClockOffsetMilliseconds: { } offset } => new ShiftedClock(TimeSpan.FromMilliseconds(offset)),
            { FinishedAt: { } ended } => new FakeTimeProvider(ended),
            _ => TimeProvider.System,
        };
}
