using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Transactions;

internal static class Flushing
{
    /// <summary>Writes what is pending (without committing), so that a query sees what this transaction has done.</summary>
    public static async ValueTask FlushAsync(this OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        // Looking for changes costs time in proportion to what is tracked: once is enough.
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            if (db.ChangeTracker.HasChanges())
                await db.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }
}
