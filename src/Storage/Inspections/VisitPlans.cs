using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Storage.Inspections;

/// <inheritdoc cref="IVisitPlans"/>
internal sealed class VisitPlans(OrchestratorDbContext db, RowLocks locks) : IVisitPlans
{
    private static readonly UnitCaseState[] BeforeThePlan = [UnitCaseState.U00, UnitCaseState.U10, UnitCaseState.U11, UnitCaseState.U12, UnitCaseState.U13, UnitCaseState.U14];
    private static readonly FindingState[] Live = [FindingState.Open, FindingState.Explained, FindingState.Confirmed];
    private static readonly TipState?[] Unfounded = [TipState.L03, TipState.L07, TipState.L08, TipState.L09];

    public async Task<VisitFrame> ReadFrameAsync(string campaignId, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync(cancellationToken);
        return new VisitFrame(await SubjectsAsync(campaignId, cancellationToken), await OfficersAsync(cancellationToken), await FixedAsync(campaignId, cancellationToken));
    }

    public async Task<int> ReleaseAsync(InspectionPlan plan, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync(cancellationToken);
        await db.PlannedVisits.Where(visit => visit.CampaignId == plan.CampaignId && visit.PlanId != plan.Id && visit.Status == PlannedVisitStatus.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(visit => visit.Status, PlannedVisitStatus.Replaced).SetProperty(visit => visit.Revision, visit => visit.Revision + 1), cancellationToken);
        return await db.PlannedVisits.Where(visit => visit.PlanId == plan.Id && visit.Status == PlannedVisitStatus.Placed)
            .ExecuteUpdateAsync(set => set.SetProperty(visit => visit.Status, PlannedVisitStatus.Waiting).SetProperty(visit => visit.Revision, visit => visit.Revision + 1), cancellationToken);
    }

    public async Task<IReadOnlyList<ReadyVisit>> TakeReadyAsync(int limit, CancellationToken cancellationToken = default)
    {
        var taken = await locks.TakeAsync(db.PlannedVisits.Where(visit => visit.Status == PlannedVisitStatus.Waiting && OpenSteps.Any(task => task.CaseId == visit.CaseId)).OrderBy(visit => visit.Id), "planned_visits", limit, cancellationToken);
        if (taken.Count == 0)
            return [];
        var cases = taken.Select(visit => visit.CaseId).ToList();
        var open = await OpenSteps.Where(task => task.CaseId != null && cases.Contains(task.CaseId)).OrderBy(task => task.CreatedAt).Select(task => new { task.CaseId, task.Id }).ToListAsync(cancellationToken);
        return [.. taken.Select(visit => (visit, Step: open.Find(task => task.CaseId == visit.CaseId))).Where(pair => pair.Step is not null).Select(pair => new ReadyVisit(pair.visit, pair.Step!.Id))];
    }

    private IQueryable<WorkTask> OpenSteps => db.Tasks.Where(task => task.Act == VisitCarrier.Step && task.Status == WorkTaskStatus.Open);

    private async Task<IReadOnlyList<VisitSubject>> SubjectsAsync(string campaignId, CancellationToken cancellationToken)
    {
        var cases = await db.Cases.AsNoTracking().Where(c => c.CampaignId == campaignId && BeforeThePlan.Contains(c.State)
            && !db.Inspections.Any(i => i.CaseId == c.Id && i.Kind == InspectionKind.Full && i.FinishedAt != null)
            && !db.CoverageExceptions.Any(x => x.CampaignId == campaignId && x.UnitId == c.UnitId && x.IsSigned == true)).ToListAsync(cancellationToken);
        var tips = (await db.Tips.AsNoTracking().Where(tip => tip.CampaignId == campaignId && tip.CaseId != null && !Unfounded.Contains(tip.Outcome)).Select(tip => tip.CaseId!).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        var leads = new Dictionary<string, double>();
        foreach (var lead in await db.ReconciliationFindings.AsNoTracking().Where(finding => finding.CampaignId == campaignId && Live.Contains(finding.State)).Select(finding => new { finding.Subjects, finding.Score }).ToListAsync(cancellationToken))
        {
            foreach (var unit in lead.Subjects)
                leads[unit] = Math.Max(leads.GetValueOrDefault(unit), lead.Score);
        }
        return [.. cases.Select(c =>
        {
            var (points, grounds) = VisitRisk.Of(c.Category, c.SelfCheckLate || c.State == UnitCaseState.U13, tips.Contains(c.Id), leads.TryGetValue(c.UnitId, out var score) ? score : null);
            return new VisitSubject(c.Id, c.UnitId, c.Number, c.UnitName, c.District, c.Category, points, grounds, VisitSubject.KeptOutOf(c), c.Hold is not null);
        })];
    }

    private async Task<IReadOnlyList<VisitOfficer>> OfficersAsync(CancellationToken cancellationToken)
    {
        var people = (await db.People.AsNoTracking().Where(person => person.IsActive && person.UnitId == null).ToListAsync(cancellationToken)).Where(person => person.Roles.Contains(Role.Officer)).ToList();
        var absences = (await db.Absences.AsNoTracking().Where(absence => absence.EndedAt == null).Select(absence => new { absence.PersonId, absence.FirstDay, absence.LastDay }).ToListAsync(cancellationToken)).ToLookup(absence => absence.PersonId);
        return [.. people.Select(person => new VisitOfficer(person.Id, person.DisplayName, person.Badge ?? person.DisplayName, person.District, [.. absences[person.Id].Select(absence => (absence.FirstDay, absence.LastDay)).Order()]))];
    }

    /// <summary>Cases that wait for their inspection: the day stands in the form by which it was planned.</summary>
    private async Task<IReadOnlyList<FixedVisit>> FixedAsync(string campaignId, CancellationToken cancellationToken)
    {
        var planned = await db.Cases.AsNoTracking().Where(c => c.CampaignId == campaignId && c.State == UnitCaseState.U20)
            .Join(db.Tasks.Where(task => task.Act == VisitCarrier.Step && task.Status == WorkTaskStatus.Completed && task.Form != null), c => c.Id, task => task.CaseId,
                (c, task) => new { c.Id, c.LeadOfficerId, c.CoOfficerId, task.Form, task.CompletedAt }).ToListAsync(cancellationToken);
        return [.. planned.GroupBy(row => row.Id).Select(rows => rows.MaxBy(row => row.CompletedAt)!).Where(row => row.LeadOfficerId is not null && row.CoOfficerId is not null)
            .Select(row => (Row: row, Day: DayOf(row.Form!))).Where(pair => pair.Day is not null).Select(pair => new FixedVisit(pair.Day!.Value, pair.Row.LeadOfficerId!, pair.Row.CoOfficerId!))];
    }

    private static LocalDate? DayOf(string form) =>
        JsonNode.Parse(form)?["date"] is JsonValue date && date.TryGetValue<string>(out var text) && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : null;
}
