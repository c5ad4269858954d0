using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.Alterations;
using Orchestrator.Host.Alterations;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.Alterations;

internal static class AlterationEndpoints
{
    private const string Plans = "alterations";
    private const string Items = "alteration-items";

    public static void Map(IEndpointRouteBuilder app)
    {
        var alterations = app.MapGroup("/api/alterations").WithTags("Alterations");
        alterations.MapPost("/dry-run", TryAsync).RequireAuthorization(Policies.AlterInstances).WithName("TryAlterations").WithSummary("试算变更 / What alterations would do");
        alterations.MapPost("", OrderAsync).RequireAuthorization(Policies.AlterInstances).AsCommand().WithName("OrderAlterations").WithSummary("变更流程实例 / Alter instances");
        alterations.MapGet("", ListAsync).RequireAuthorization(Policies.ReadIncidents).WithName("ListAlterations").WithSummary("变更计划 / Plans, newest first");
        alterations.MapGet("/{id}", GetAsync).RequireAuthorization(Policies.ReadIncidents).WithName("GetAlteration").WithSummary("变更计划 / One plan");
        alterations.MapGet("/{id}/items", ItemsAsync).RequireAuthorization(Policies.ReadIncidents).WithName("ListAlterationItems").WithSummary("逐个实例的结果 / The result of each instance");
        alterations.MapPost("/{id}/approve", ApproveAsync).RequireAuthorization(Policies.DecideAlterations).AsCommand().WithName("ApproveAlteration").WithSummary("同意变更 / A second person agrees");
        alterations.MapPost("/{id}/reject", RejectAsync).RequireAuthorization(Policies.DecideAlterations).AsCommand().WithName("RejectAlteration").WithSummary("不同意变更 / A second person turns it down");
        alterations.MapPost("/{id}/stop", StopAsync).RequireAuthorization(Policies.AlterInstances).AsCommand().WithName("StopAlteration").WithSummary("停止变更 / Stop what has not been done");
    }

    private static async Task<Ok<AlterationTrial>> TryAsync(AlterationTrialRequest request, AlterationTrials trials, CancellationToken cancellationToken) =>
        TypedResults.Ok(await trials.TryAsync(AlterationSpecs.Read(request.Alterations), AlterationSpecs.Read(request.Selection), request.After, PageSize.Of(request.Limit), cancellationToken));

    private static async Task<Results<Ok<AlterationPlanInfo>, ProblemAnswer>> OrderAsync(AlterationRequest request, AlterationOrders orders, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken) =>
        await ShowAsync(await orders.OrderAsync(AlterationSpecs.Read(request.Alterations), AlterationSpecs.Read(request.Selection), request.Reason, current.Actor, cancellationToken), db, cancellationToken);

    private static async Task<Results<Ok<AlterationPlanInfo>, ProblemAnswer>> ApproveAsync(string id, AlterationDecision decision, AlterationOrders orders, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken) =>
        await ShowAsync(await orders.DecideAsync(id, true, decision.Reason, current.Actor, cancellationToken), db, cancellationToken);

    private static async Task<Results<Ok<AlterationPlanInfo>, ProblemAnswer>> RejectAsync(string id, AlterationDecision decision, AlterationOrders orders, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken) =>
        await ShowAsync(await orders.DecideAsync(id, false, decision.Reason, current.Actor, cancellationToken), db, cancellationToken);

    private static async Task<Results<Ok<AlterationPlanInfo>, ProblemAnswer>> StopAsync(string id, AlterationDecision decision, AlterationOrders orders, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken) =>
        await ShowAsync(await orders.StopAsync(id, decision.Reason, current.Actor, cancellationToken), db, cancellationToken);

    private static async Task<Ok<Page<AlterationPlanInfo>>> ListAsync(string? status, string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var plans = db.AlterationPlans.AsNoTracking();
        if (Parameters.Choice<AlterationPlanStatus>("status", status) is { } chosen)
            plans = plans.Where(p => p.Status == chosen);
        if (Cursor.Read(Plans, cursor, 2) is { } after)
        {
            var (at, id) = (after.Instant(0) ?? throw new BadCursorException(), after.Text(1));
            plans = plans.Where(p => p.ProposedAt < at || (p.ProposedAt == at && p.Id.CompareTo(id) < 0));
        }
        var rows = await plans.OrderByDescending(p => p.ProposedAt).ThenByDescending(p => p.Id).Take(size + 1).ToListAsync(cancellationToken);
        var shown = (await AlterationViews.ShowAsync(db, rows, cancellationToken)).ToDictionary(p => p.Id);
        return TypedResults.Ok(PageSize.Cut(rows, size, p => shown[p.Id], p => Cursor.Of(Plans, p.ProposedAt, p.Id)));
    }

    private static async Task<Results<Ok<AlterationPlanInfo>, ProblemAnswer>> GetAsync(string id, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await db.AlterationPlans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken) is { } plan
            ? TypedResults.Ok((await AlterationViews.ShowAsync(db, [plan], cancellationToken))[0])
            : ProblemAnswer.Of(AlterationRefusals.Unknown(id));

    private static async Task<Results<Ok<Page<AlterationItemInfo>>, ProblemAnswer>> ItemsAsync(string id, string? status, string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        if (!await db.AlterationPlans.AnyAsync(p => p.Id == id, cancellationToken))
            return ProblemAnswer.Of(AlterationRefusals.Unknown(id));
        var items = db.AlterationItems.AsNoTracking().Where(i => i.PlanId == id);
        if (Parameters.Choice<AlterationItemStatus>("status", status) is { } chosen)
            items = items.Where(i => i.Status == chosen);
        if (Cursor.Read(Items, cursor, 1) is { } after)
        {
            var last = after.Text(0);
            items = items.Where(i => i.Id.CompareTo(last) > 0);
        }
        var rows = await items.OrderBy(i => i.Id).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, AlterationViews.Show, i => Cursor.Of(Items, i.Id)));
    }

    internal static async Task<Results<Ok<AlterationPlanInfo>, ProblemAnswer>> ShowAsync(Answer<AlterationPlan> answer, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok((await AlterationViews.ShowAsync(db, [answer.Value], cancellationToken))[0]);
}
