using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Inspections.Plans;

namespace Orchestrator.Host.Inspections;

/// <summary>What a plan comes to: how its visits stand, and how many units of the campaign are inspected once it is carried out (REQ-39).</summary>
/// <param name="InScope">Units to be inspected: without those that have a signed exception or whose case has ended otherwise.</param>
/// <param name="Covered">Of these, inspected, planned, or placed by this plan.</param>
public sealed record PlanFigures(int Placed, int NotPlaced, int Carried, int Refused, int InScope, int Covered)
{
    private static readonly UnitCaseState[] EndedOtherwise = [UnitCaseState.X2, UnitCaseState.X3, UnitCaseState.X4, UnitCaseState.X5];
    private static readonly UnitCaseState[] BeforeThePlan = [UnitCaseState.U00, UnitCaseState.U10, UnitCaseState.U11, UnitCaseState.U12, UnitCaseState.U13, UnitCaseState.U14];
    private static readonly PlannedVisitStatus[] WithVisit = [PlannedVisitStatus.Placed, PlannedVisitStatus.Waiting, PlannedVisitStatus.Carried];

    /// <summary>Percent of the units in scope that are inspected once the plan is carried out; 100 when there are none.</summary>
    public decimal Coverage => InScope == 0 ? 100 : Math.Floor(Covered * 1000m / InScope) / 10;

    internal static async Task<PlanFigures> ReadAsync(OrchestratorDbContext db, string planId, string campaignId, CancellationToken cancellationToken = default)
    {
        var counts = await db.PlannedVisits.Where(visit => visit.PlanId == planId).GroupBy(visit => visit.Status).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var inScope = db.Cases.Where(c => c.CampaignId == campaignId && !EndedOtherwise.Contains(c.State) && !db.CoverageExceptions.Any(x => x.CampaignId == campaignId && x.UnitId == c.UnitId && x.IsSigned == true));
        var open = inScope.Where(c => BeforeThePlan.Contains(c.State)
            && !db.Inspections.Any(i => i.CaseId == c.Id && i.Kind == InspectionKind.Full && i.FinishedAt != null)
            && !db.PlannedVisits.Any(visit => visit.PlanId == planId && visit.CaseId == c.Id && WithVisit.Contains(visit.Status)));
        var total = await inScope.CountAsync(cancellationToken);
        return new PlanFigures(
            WithVisit.Append(PlannedVisitStatus.Refused).Sum(status => counts.GetValueOrDefault(status)), counts.GetValueOrDefault(PlannedVisitStatus.NotPlaced),
            counts.GetValueOrDefault(PlannedVisitStatus.Carried), counts.GetValueOrDefault(PlannedVisitStatus.Refused), total, total - await open.CountAsync(cancellationToken));
    }
}
