using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage;

/// <summary>Brings the database's schema to this version. Safe when several nodes start at once: the migration holds a lock.</summary>
public sealed class Migrator(OrchestratorDbContext db)
{
    /// <summary>Applies what is missing and names it.</summary>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken = default)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await db.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    public async Task<bool> IsCurrentAsync(CancellationToken cancellationToken = default) =>
        !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
}
