using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Host.Inspections;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.InspectionPlans;

/// <summary>Reads inspection plans for the console, and passes on what is asked for.</summary>
internal sealed class InspectionPlanReader(RecordReader records, IUnitOfWork unitOfWork)
{
    private const int MostPlans = 50;
    private const int MostVisits = 200_000;
    private const int PageSize = 100;

    /// <summary>A plan of a campaign, the newest when none is named; null when there is no such campaign.</summary>
    public Task<PlanPicture?> ReadAsync(string campaignId, string? planId, VisitFilter filter, int page) => records.ReadAsync<PlanPicture?>(async db =>
    {
        if (await db.Campaigns.FirstOrDefaultAsync(c => c.Id == campaignId) is not { } campaign)
            return null;
        var plans = await db.InspectionPlans.Where(plan => plan.CampaignId == campaignId).OrderByDescending(plan => plan.Number).Take(MostPlans).ToListAsync();
        var officers = await OfficersAsync(db);
        if ((planId is null ? plans.FirstOrDefault() : plans.Find(plan => plan.Id == planId)) is not { } chosen)
            return new PlanPicture(campaign, plans, null, null, [], 0, [], [], officers);
        var all = db.PlannedVisits.Where(visit => visit.PlanId == chosen.Id);
        var visits = filter.Of(all);
        return new PlanPicture(campaign, plans, chosen, await PlanFigures.ReadAsync(db, chosen.Id, campaignId),
            await PlanLists.InOrder(visits).Skip(page * PageSize).Take(PageSize).ToListAsync(), await visits.CountAsync(),
            await all.Select(visit => visit.District).Distinct().OrderBy(district => district).ToListAsync(),
            [.. (await all.Where(visit => visit.Day != null).Select(visit => visit.Day!.Value).Distinct().ToListAsync()).Order()], officers);
    });

    /// <summary>Everything that the printed plan shows; null when there is no such plan.</summary>
    public Task<PlanPicture?> ReadSheetAsync(string planId) => records.ReadAsync<PlanPicture?>(async db =>
    {
        if (await db.InspectionPlans.FirstOrDefaultAsync(plan => plan.Id == planId) is not { } plan)
            return null;
        var visits = await PlanLists.InOrder(db.PlannedVisits.Where(visit => visit.PlanId == planId)).Take(MostVisits).ToListAsync();
        return new PlanPicture(await db.Campaigns.FirstAsync(c => c.Id == plan.CampaignId), [plan], plan, await PlanFigures.ReadAsync(db, plan.Id, plan.CampaignId), visits, visits.Count, [], [], await OfficersAsync(db));
    });

    public Task<Answer<InspectionPlan>> ProposeAsync(string campaignId, PlanWish wish, Actor actor) => DoAsync((desk, token) => desk.ProposeAsync(campaignId, wish, actor, token));

    public Task<Answer<InspectionPlan>> ApproveAsync(string planId, Actor actor) => DoAsync((desk, token) => desk.ApproveAsync(planId, actor, token));

    public Task<Answer<InspectionPlan>> ReturnAsync(string planId, string reason, Actor actor) => DoAsync((desk, token) => desk.ReturnAsync(planId, reason, actor, token));

    public Task<Answer<PlannedVisit>> MoveAsync(string visitId, LocalDate day, string leadId, string secondId, string? reason, Actor actor) => DoAsync((desk, token) => desk.MoveAsync(visitId, day, leadId, secondId, reason, actor, token));

    public Task<Answer<PlannedVisit>> TakeOutAsync(string visitId, string? reason, Actor actor) => DoAsync((desk, token) => desk.TakeOutAsync(visitId, reason, actor, token));

    /// <summary>How many pages the visits fill.</summary>
    public static int PagesOf(int visits) => (visits + PageSize - 1) / PageSize;

    private Task<Answer<T>> DoAsync<T>(Func<InspectionPlanDesk, CancellationToken, Task<Answer<T>>> act) =>
        unitOfWork.RunAsync((services, token) => act(services.GetRequiredService<InspectionPlanDesk>(), token));

    private static async Task<IReadOnlyList<Person>> OfficersAsync(Storage.Model.OrchestratorDbContext db) =>
        [.. (await db.People.Where(person => person.UnitId == null).OrderBy(person => person.District).ThenBy(person => person.DisplayName).ToListAsync())];
}

/// <summary>What the page of inspection plans shows.</summary>
/// <param name="Visits">Of the page that is shown.</param>
/// <param name="Total">How many visits the filter finds.</param>
public sealed record PlanPicture(
    Campaign Campaign, IReadOnlyList<InspectionPlan> Plans, InspectionPlan? Plan, PlanFigures? Figures, IReadOnlyList<PlannedVisit> Visits, int Total, IReadOnlyList<string> Districts, IReadOnlyList<LocalDate> Days, IReadOnlyList<Person> People)
{
    public IEnumerable<Person> Officers => People.Where(person => person.IsActive && person.Roles.Contains(Role.Officer));

    public string NameOf(string? id) => id is null ? "" : People.FirstOrDefault(person => person.Id == id)?.DisplayName ?? id;
}

/// <summary>Which visits are shown.</summary>
internal sealed record VisitFilter(string? District, PlannedVisitStatus? Status, LocalDate? Day)
{
    public IQueryable<PlannedVisit> Of(IQueryable<PlannedVisit> visits)
    {
        if (!string.IsNullOrEmpty(District))
            visits = visits.Where(visit => visit.District == District);
        if (Status is { } status)
            visits = visits.Where(visit => visit.Status == status);
        if (Day is { } day)
            visits = visits.Where(visit => visit.Day == day);
        return visits;
    }
}
