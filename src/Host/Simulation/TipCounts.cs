using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Host.Simulation;

/// <summary>What became of the tips.</summary>
/// <param name="Verified">Looked into on the spot: confirmed, unfounded, or past verifying.</param>
/// <param name="Converted">Confirmed and on a case: opened for it, or the one that the unit had.</param>
/// <param name="CasesOpened">Of those cases, the ones that were opened for a tip.</param>
/// <param name="AboutPersons">Confirmed about a private person, who gets no case of a unit.</param>
/// <param name="Answered">Closed with an answer, or with a note that nobody can be answered.</param>
internal sealed record TipCounts(int Received, int Verified, int Converted, int CasesOpened, int AboutPersons, int Unfounded, int Unverifiable, int Transferred, int Duplicates, int OutOfScope, int Answered)
{
    public static async Task<TipCounts> CountAsync(OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var tips = await db.Tips.AsNoTracking().GroupBy(t => new { t.Outcome, t.State, HasCase = t.CaseId != null, IsPerson = t.PersonSubjectId != null })
            .Select(g => new { g.Key.Outcome, g.Key.State, g.Key.HasCase, g.Key.IsPerson, Count = g.Count() }).ToListAsync(cancellationToken);
        return new TipCounts(
            tips.Sum(g => g.Count),
            Of(TipState.L06) + Of(TipState.L07) + Of(TipState.L08),
            tips.Where(g => g.Outcome == TipState.L06 && g.HasCase).Sum(g => g.Count),
            await db.Tips.Where(t => t.Outcome == TipState.L06 && t.CaseId != null).Join(db.Cases.Join(db.Units.Where(u => u.Code.StartsWith(Workflows.Units.LeadUnits.CodePrefix)), c => c.UnitId, u => u.Id, (c, u) => c.Id), t => t.CaseId, id => id, (t, id) => id).Distinct().CountAsync(cancellationToken),
            tips.Where(g => g.IsPerson).Sum(g => g.Count),
            Of(TipState.L07), Of(TipState.L08), Of(TipState.L05), Of(TipState.L03), Of(TipState.L09),
            tips.Where(g => g.State == TipState.L11).Sum(g => g.Count));

        int Of(TipState outcome) => tips.Where(g => g.Outcome == outcome).Sum(g => g.Count);
    }
}
