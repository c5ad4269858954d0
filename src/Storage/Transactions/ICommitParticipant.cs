using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Transactions;

/// <summary>Writes rows of its own into each transaction, last, just before it commits. A throw rolls the transaction back.</summary>
public interface ICommitParticipant
{
    Task BeforeCommitAsync(OrchestratorDbContext db, CancellationToken cancellationToken);
}
