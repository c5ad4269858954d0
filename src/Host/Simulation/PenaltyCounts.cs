using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Simulation;

/// <summary>What was done in penalty cases.</summary>
/// <param name="OnTheSpot">Imposed on the spot.</param>
/// <param name="Interviews">Records of interviews.</param>
/// <param name="Preserved">Decisions to register and keep evidence.</param>
/// <param name="PreservedPieces">Pieces on their lists.</param>
/// <param name="Fines">Decided, those on the spot among them.</param>
/// <param name="FineAmount">Sum of the fines, yuan.</param>
/// <param name="Surcharges">Fines paid with a surcharge.</param>
/// <param name="SurchargeAmount">Sum of the surcharges, yuan.</param>
/// <param name="CollectedByCourt">Fines that a court collected.</param>
internal sealed record PenaltyCounts(int Opened, int OnTheSpot, int Interviews, int Preserved, int PreservedPieces, int Fines, decimal FineAmount, int Paid, int Surcharges, decimal SurchargeAmount, int Stops, int CollectedByCourt)
{
    public static async Task<PenaltyCounts> CountAsync(OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var cases = await db.PenaltyCases.AsNoTracking().Select(p => new { p.IsOnTheSpot, p.Decided, p.PaidOn, p.SurchargePaid, p.Enforcement }).ToListAsync(cancellationToken);
        return new PenaltyCounts(
            cases.Count,
            cases.Count(p => p.IsOnTheSpot),
            await db.Notices.CountAsync(n => n.TemplateCode == "D08", cancellationToken),
            await db.Notices.CountAsync(n => n.TemplateCode == "D10", cancellationToken),
            await db.KeptPieces.CountAsync(cancellationToken),
            cases.Count(p => p.Decided?.Fine > 0),
            InFen(cases.Sum(p => p.Decided?.Fine ?? 0)),
            cases.Count(p => p.PaidOn is not null),
            cases.Count(p => p.SurchargePaid > 0),
            InFen(cases.Sum(p => p.SurchargePaid)),
            cases.Count(p => p.Decided?.StopDays > 0),
            cases.Count(p => p.Enforcement?.Ruling is not null));
    }

    // Databases give back an amount with as many places as they please.
    private static decimal InFen(decimal amount) => decimal.Round(amount, 2) + 0.00m;
}
