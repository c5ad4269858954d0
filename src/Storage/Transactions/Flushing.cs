using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Transactions;

internal static class Flushing
{
    /// <summary>Writes what is pending (without committing), so that a query sees what this transaction has done.</summary>
    public static async ValueTask FlushAsync(this OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync(cancellationToken);
    }
}
