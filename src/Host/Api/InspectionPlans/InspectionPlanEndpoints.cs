using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Client;
using Orchestrator.Client.InspectionPlans;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Inspections;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.InspectionPlans;

internal static class InspectionPlanEndpoints
{
    private const string Visits = "planned-visits";
    private const int MostPlans = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Inspection plans");
        api.MapGet("/campaigns/{campaignId}/inspection-plans", ListAsync).RequireAuthorization(Policies.Staff).WithName("ListInspectionPlans").WithSummary("检查计划 / Inspection plans of a campaign, newest first");
        api.MapPost("/campaigns/{campaignId}/inspection-plans", ProposeAsync).RequireAuthorization(Policies.PlanInspections).AsCommand().WithName("ProposeInspectionPlan").WithSummary("生成检查计划 / Propose a plan of every inspection that is left");
        api.MapGet("/inspection-plans/{id}", GetAsync).RequireAuthorization(Policies.Staff).WithName("GetInspectionPlan").WithSummary("一份检查计划 / One plan and what it comes to");
        api.MapGet("/inspection-plans/{id}/visits", VisitsAsync).RequireAuthorization(Policies.Staff).WithName("ListPlannedVisits").WithSummary("计划安排 / Who visits which unit on which day, and which unit nobody");
        api.MapPost("/inspection-plans/{id}/approval", ApproveAsync).RequireAuthorization(Policies.PlanInspections).AsCommand().WithName("ApproveInspectionPlan").WithSummary("批准检查计划 / Approve a plan");
        api.MapPost("/inspection-plans/{id}/return", ReturnAsync).RequireAuthorization(Policies.PlanInspections).AsCommand().WithName("ReturnInspectionPlan").WithSummary("退回检查计划 / Send a plan back");
        api.MapPost("/planned-visits/{id}/move", MoveAsync).RequireAuthorization(Policies.PlanInspections).AsCommand().WithName("MovePlannedVisit").WithSummary("调整安排 / Another day or other officers");
        api.MapPost("/planned-visits/{id}/removal", TakeOutAsync).RequireAuthorization(Policies.PlanInspections).AsCommand().WithName("TakeOutPlannedVisit").WithSummary("移出计划 / Take a visit out");
    }

    private static async Task<Ok<IReadOnlyList<InspectionPlanInfo>>> ListAsync(string campaignId, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var shown = new List<InspectionPlanInfo>();
        foreach (var plan in await db.InspectionPlans.AsNoTracking().Where(plan => plan.CampaignId == campaignId).OrderByDescending(plan => plan.Number).Take(MostPlans).ToListAsync(cancellationToken))
            shown.Add(await ShowAsync(plan, db, cancellationToken));
        return TypedResults.Ok<IReadOnlyList<InspectionPlanInfo>>(shown);
    }

    private static Task<Results<Ok<InspectionPlanInfo>, ProblemAnswer>> ProposeAsync(string campaignId, ProposeInspectionPlan given, IUnitOfWork unitOfWork, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var wish = new PlanWish(LocalDate.FromDateOnly(given.FirstDay), LocalDate.FromDateOnly(given.LastDay), given.VisitsPerDay, given.AcrossDistricts, given.Reason);
        var actor = current.Actor;
        return DecideAsync((desk, token) => desk.ProposeAsync(campaignId, wish, actor, token), unitOfWork, db, cancellationToken);
    }

    private static async Task<Results<Ok<InspectionPlanInfo>, ProblemAnswer>> GetAsync(string id, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await db.InspectionPlans.AsNoTracking().FirstOrDefaultAsync(plan => plan.Id == id, cancellationToken) is { } plan ? TypedResults.Ok(await ShowAsync(plan, db, cancellationToken)) : ProblemAnswer.Of(ApiRefusals.NotFound);

    private static async Task<Results<Ok<Page<PlannedVisitInfo>>, ProblemAnswer>> VisitsAsync(string id, string? status, string? district, string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        if (!await db.InspectionPlans.AnyAsync(plan => plan.Id == id, cancellationToken))
            return ProblemAnswer.Of(ApiRefusals.NotFound);
        var visits = db.PlannedVisits.AsNoTracking().Where(visit => visit.PlanId == id);
        if (Parameters.Choice<PlannedVisitStatus>("status", status) is { } chosen)
            visits = visits.Where(visit => visit.Status == chosen);
        if (Parameters.Search(district) is { } where)
            visits = visits.Where(visit => visit.District == where);
        // The order of a page is that of the list; a plan is read, not changed, while somebody leafs through it.
        var from = Cursor.Read(Visits, cursor, 1) is { } after ? (int)Math.Clamp(after.Number(0), 0, int.MaxValue) : 0;
        var rows = await PlanLists.InOrder(visits).Skip(from).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, Show, _ => Cursor.Of(Visits, from + size)));
    }

    private static Task<Results<Ok<InspectionPlanInfo>, ProblemAnswer>> ApproveAsync(string id, IUnitOfWork unitOfWork, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return DecideAsync((desk, token) => desk.ApproveAsync(id, actor, token), unitOfWork, db, cancellationToken);
    }

    private static Task<Results<Ok<InspectionPlanInfo>, ProblemAnswer>> ReturnAsync(string id, PlanReason given, IUnitOfWork unitOfWork, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return DecideAsync((desk, token) => desk.ReturnAsync(id, given.Reason, actor, token), unitOfWork, db, cancellationToken);
    }

    private static Task<Results<Ok<PlannedVisitInfo>, ProblemAnswer>> MoveAsync(string id, MoveVisit given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return ChangeAsync((desk, token) => desk.MoveAsync(id, LocalDate.FromDateOnly(given.Day), given.LeadOfficerId, given.CoOfficerId, given.Reason, actor, token), unitOfWork, cancellationToken);
    }

    private static Task<Results<Ok<PlannedVisitInfo>, ProblemAnswer>> TakeOutAsync(string id, PlanReason given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return ChangeAsync((desk, token) => desk.TakeOutAsync(id, given.Reason, actor, token), unitOfWork, cancellationToken);
    }

    private static async Task<Results<Ok<InspectionPlanInfo>, ProblemAnswer>> DecideAsync(Func<InspectionPlanDesk, CancellationToken, Task<Answer<InspectionPlan>>> act, IUnitOfWork unitOfWork, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var answer = await unitOfWork.RunAsync((services, token) => act(services.GetRequiredService<InspectionPlanDesk>(), token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(await ShowAsync(answer.Value, db, cancellationToken));
    }

    private static async Task<Results<Ok<PlannedVisitInfo>, ProblemAnswer>> ChangeAsync(Func<InspectionPlanDesk, CancellationToken, Task<Answer<PlannedVisit>>> act, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        var answer = await unitOfWork.RunAsync((services, token) => act(services.GetRequiredService<InspectionPlanDesk>(), token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(answer.Value));
    }

    private static async Task<InspectionPlanInfo> ShowAsync(InspectionPlan plan, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var figures = await PlanFigures.ReadAsync(db, plan.Id, plan.CampaignId, cancellationToken);
        return new(plan.Id, plan.CampaignId, plan.Number, plan.State.ToString(), plan.FirstDay.ToDateOnly(), plan.LastDay.ToDateOnly(), plan.VisitsPerDay, plan.AcrossDistricts, plan.Reason, plan.Fingerprint,
            plan.ProposedBy, plan.ProposedAt, plan.DecidedBy, plan.DecidedAt, plan.DecisionReason, figures.Placed, figures.NotPlaced, figures.Carried, figures.Refused, figures.InScope, figures.Covered);
    }

    private static PlannedVisitInfo Show(PlannedVisit visit) => new(visit.Id, visit.CaseId, visit.CaseNumber, visit.UnitName, visit.District, visit.Category.ToString(), visit.Risk, visit.Grounds, visit.Status.ToString(),
        visit.Day?.ToDateOnly(), visit.LeadOfficerId, visit.CoOfficerId, visit.Turn, visit.Obstacle, visit.ObstacleZh, visit.ObstacleEn, visit.MessageZh, visit.MessageEn);
}
