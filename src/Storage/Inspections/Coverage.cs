using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;

namespace Orchestrator.Storage.Inspections;

/// <summary>Counts what is not inspected, in two queries.</summary>
public sealed class Coverage(OrchestratorDbContext db) : ICoverage
{
    private const int MostNamed = 10;
    private static readonly UnitCaseState[] EndedOtherwise = [UnitCaseState.X2, UnitCaseState.X3, UnitCaseState.X4, UnitCaseState.X5];

    public async Task<Uninspected> ReadAsync(string campaignId, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync(cancellationToken);
        var waiting = db.Cases.AsNoTracking().Where(c => c.CampaignId == campaignId && !EndedOtherwise.Contains(c.State)
            && !db.Inspections.Any(i => i.CaseId == c.Id && i.Kind == InspectionKind.Full && i.FinishedAt != null)
            && !db.CoverageExceptions.Any(x => x.CampaignId == campaignId && x.UnitId == c.UnitId && x.IsSigned == true));
        var count = await waiting.CountAsync(cancellationToken);
        return count == 0 ? Uninspected.None
            : new Uninspected(count, await waiting.OrderBy(c => c.Number).Take(MostNamed).Select(c => c.UnitName).ToListAsync(cancellationToken));
    }
}
