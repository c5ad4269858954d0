using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Transactions;

internal static class Flushing
{
    /// <summary>Writes what is pending (without committing), so that a query sees what this transaction has done.</summary>
    public static async ValueTask FlushAsync(this OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (db.Fresh is { HasAny: true } fresh)
            await fresh.SettleAsync(cancellationToken);
        // Looking for changes costs time in proportion to what is tracked: once is enough.
        db.ChangeTracker.DetectChanges();
        using var _ = new Undetected(db);
        if (db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The same for a query that reads rows of one kind only: what is pending of other kinds can wait and go out with the rest.</summary>
    public static async ValueTask FlushAsync<T>(this OrchestratorDbContext db, CancellationToken cancellationToken) where T : class
    {
        if (db.Fresh is { HasAny: true } || db.HasPending<T>())
            await db.FlushAsync(cancellationToken);
    }

    /// <summary>The tracked row with this key, or null; the database is not asked.</summary>
    public static EntityEntry<T>? Known<T>(this OrchestratorDbContext db, string id) where T : class
    {
        using var _ = new Undetected(db);
        return db.Set<T>().Local.FindEntry(id);
    }

    /// <summary>The tracked rows of one kind, those that are to be removed left out.</summary>
    public static IReadOnlyList<T> KnownRows<T>(this OrchestratorDbContext db) where T : class
    {
        using var _ = new Undetected(db);
        return [.. db.ChangeTracker.Entries<T>().Where(entry => entry.State != EntityState.Deleted).Select(entry => entry.Entity)];
    }

    private static bool HasPending<T>(this OrchestratorDbContext db) where T : class
    {
        using var _ = new Undetected(db);
        foreach (var entry in db.ChangeTracker.Entries<T>())
        {
            entry.DetectChanges();
            if (entry.State is not EntityState.Unchanged)
                return true;
        }
        return false;
    }

    /// <summary>While it lives, Entity Framework does not look through all that it tracks.</summary>
    private readonly struct Undetected : IDisposable
    {
        private readonly OrchestratorDbContext _db;

        public Undetected(OrchestratorDbContext db)
        {
            _db = db;
            db.ChangeTracker.AutoDetectChangesEnabled = false;
        }

        public void Dispose() => _db.ChangeTracker.AutoDetectChangesEnabled = true;
    }
}
