using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Reconciliation;

namespace Orchestrator.Storage.Reconciliation;

/// <summary>The list of licences in its table.</summary>
public sealed class LicenceList(OrchestratorDbContext db) : ILicenceList
{
    public async Task ReplaceAsync(IReadOnlyList<ListedLicence> licences, CancellationToken cancellationToken = default)
    {
        await db.ListedLicences.ExecuteDeleteAsync(cancellationToken);
        db.ListedLicences.AddRange(licences);
    }
}
