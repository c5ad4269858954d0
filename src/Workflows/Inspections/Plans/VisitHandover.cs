using NodaTime.Text;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Guards.Plans;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>
/// Hands the planned visits of an officer who leaves to another, within the rules that every visit keeps to. Whoever does so in a draft has made it too,
/// and does not approve it; in an approved plan only somebody who may approve it does so.
/// </summary>
internal sealed class VisitHandover(IRecords records, IVisitPlans plans, IAuditTrail audit, LegalClock clock)
{
    private const int MostVisits = 1_000;
    private const int MostOfPlan = 200_000;

    /// <summary>Moves what can be moved, and tells of each visit that has to stay.</summary>
    /// <returns>How many were moved.</returns>
    public async Task<int> HandAsync(string from, string to, string reason, Actor actor, Action<PlannedVisit, Refusal> leave, CancellationToken cancellationToken)
    {
        var visits = await records.ListAsync<PlannedVisit>(row => (row.LeadOfficerId == from || row.CoOfficerId == from) && (row.Status == PlannedVisitStatus.Placed || row.Status == PlannedVisitStatus.Waiting), MostVisits, rows => rows.OrderBy(row => row.Id), cancellationToken);
        var moved = 0;
        foreach (var ofPlan in visits.GroupBy(visit => visit.PlanId, StringComparer.Ordinal))
        {
            var plan = await records.GetAsync<InspectionPlan>(ofPlan.Key, cancellationToken);
            if (plan.State is InspectionPlanState.Draft or InspectionPlanState.Approved)
                moved += await HandAsync(plan, [.. ofPlan], from, to, reason, actor, leave, cancellationToken);
        }
        return moved;
    }

    private async Task<int> HandAsync(InspectionPlan plan, IReadOnlyList<PlannedVisit> visits, string from, string to, string reason, Actor actor, Action<PlannedVisit, Refusal> leave, CancellationToken cancellationToken)
    {
        var (planId, campaign) = (plan.Id, await records.GetAsync<Campaign>(plan.CampaignId, cancellationToken));
        if (MayNot(plan, campaign, actor) is { } no)
        {
            foreach (var visit in visits)
                leave(visit, no);
            return 0;
        }
        var all = await records.ListAsync<PlannedVisit>(row => row.PlanId == planId, MostOfPlan, null, cancellationToken);
        var table = new VisitTable(await plans.ReadFrameAsync(plan.CampaignId, cancellationToken), VisitTerms.From(clock, plan.FirstDay, plan.LastDay, plan.VisitsPerDay, plan.AcrossDistricts), all);
        var moved = 0;
        foreach (var visit in visits)
        {
            var (lead, second) = (visit.LeadOfficerId == from ? to : visit.LeadOfficerId!, visit.CoOfficerId == from ? to : visit.CoOfficerId!);
            if (table.CheckMove(visit, visit.Day!.Value, lead, second) is { } impossible)
            {
                leave(visit, impossible);
                continue;
            }
            table.Hand(visit, lead, second);
            await audit.AppendAsync(campaign, actor, "inspection-plan.visit-handed-over", from, to, reason, new { visit.Id, plan = plan.Number, visit.CaseNumber, day = LocalDatePattern.Iso.Format(visit.Day.Value), visit.LeadOfficerId, visit.CoOfficerId }, cancellationToken);
            moved++;
        }
        if (moved > 0 && plan.State == InspectionPlanState.Draft && !plan.MadeBy.Contains(actor.Id))
            plan.MadeBy.Add(actor.Id);
        return moved;
    }

    private Refusal? MayNot(InspectionPlan plan, Campaign campaign, Actor actor) =>
        plan.State == InspectionPlanState.Approved ? InspectionPlanDesk.MayDecide(plan, actor) : new APlanIsMadeByTheOfficeOrTheHead().Check(new PlanFacts(actor, campaign, clock.Today) { Plan = plan });
}
