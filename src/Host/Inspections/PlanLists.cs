using Orchestrator.Workflows.Inspections.Plans;

namespace Orchestrator.Host.Inspections;

/// <summary>The order in which the visits of a plan are read.</summary>
internal static class PlanLists
{
    /// <summary>By day, district, pair and turn; what has no visit last, the most urgent first.</summary>
    public static IQueryable<PlannedVisit> InOrder(IQueryable<PlannedVisit> visits) =>
        visits.OrderBy(visit => visit.Day == null).ThenBy(visit => visit.Day).ThenBy(visit => visit.District).ThenBy(visit => visit.LeadOfficerId).ThenBy(visit => visit.Turn)
            .ThenByDescending(visit => visit.Risk).ThenBy(visit => visit.CaseNumber).ThenBy(visit => visit.Id);
}
