using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Transactions;

internal static class Flushing
{
    /// <summary>Writes what is pending (without committing), so that a query sees what this transaction has done.</summary>
    /// <param name="end">The transaction's end, when nothing is written after this.</param>
    public static async ValueTask FlushAsync(this OrchestratorDbContext db, CancellationToken cancellationToken, TransactionEnd? end = null)
    {
        if (db.Fresh is { HasAny: true } fresh)
            await fresh.SettleAsync(cancellationToken);
        // Looking for changes costs time in proportion to what is tracked: once is enough.
        db.ChangeTracker.DetectChanges();
        using var _ = new Undetected(db);
        if (!db.ChangeTracker.HasChanges() && !db.Additions.HasAny)
            return;
        db.Ending = end;
        // Behind the last write nobody asks what has changed since.
        await db.SaveChangesAsync(acceptAllChangesOnSuccess: end is null, cancellationToken);
        db.Ending = null;
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

    /// <summary>Tracks a row that was just read; when it is tracked already, that one is given back as it is.</summary>
    public static T Track<T>(this OrchestratorDbContext db, string id, T row) where T : class
    {
        using var _ = new Undetected(db);
        if (db.Set<T>().Local.FindEntry(id) is { } known)
            return known.Entity;
        db.Entry(row).State = EntityState.Unchanged;
        return row;
    }

    /// <summary>Whether a row is tracked; it is not looked through for changes.</summary>
    public static bool IsTracked(this OrchestratorDbContext db, object row)
    {
        using var _ = new Undetected(db);
        return db.Entry(row).State != EntityState.Detached;
    }

    /// <summary>
    /// Tracks a row that will be written so. No row of the model leads to another, so there is none to follow, and nothing else is looked through for changes.
    /// </summary>
    public static void TrackAs<T>(this OrchestratorDbContext db, T row, EntityState state) where T : class
    {
        using var _ = new Undetected(db);
        db.Entry(row).State = state;
    }

    /// <summary>The tracked rows of one kind, those that are to be removed left out.</summary>
    public static IReadOnlyList<T> KnownRows<T>(this OrchestratorDbContext db) where T : class
    {
        using var _ = new Undetected(db);
        return [.. db.ChangeTracker.Entries<T>().Where(entry => entry.State != EntityState.Deleted).Select(entry => entry.Entity)];
    }

    private static bool HasPending<T>(this OrchestratorDbContext db) where T : class
    {
        if (db.Additions.Has<T>())
            return true;
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
