using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Alterations;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Alterations;
using Orchestrator.Host.ElsaApi.Instances;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Alterations;

namespace Orchestrator.Host.ElsaApi.Alterations;

/// <summary>Elsa's endpoints for altering instances, over the same desk as our own: audited, with a second person where legal acts are touched.</summary>
internal static class AlterationEndpoints
{
    private const string NoReason = "经 Elsa 接口提交，未注明理由 / submitted over Elsa's API without a reason";

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost("/alterations/dry-run", DryRunAsync).Needs(ElsaPermissions.RunAlterations);
        elsa.MapPost("/alterations/submit", SubmitAsync).Needs(ElsaPermissions.RunAlterations);
        elsa.MapPost("/alterations/run", RunAsync).Needs(ElsaPermissions.RunAlterations);
        // Elsa also answers GET here; what changes things is not for GET.
        elsa.MapPost("/alterations/workflows/retry", RetryAsync).Needs(ElsaPermissions.RunAlterations);
        elsa.MapGet("/alterations/{id}", GetAsync).Needs(ElsaPermissions.ReadAlterations);
    }

    private static async Task<IResult> DryRunAsync(HttpRequest request, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(new { workflowInstanceIds = await SelectAsync(db, await ElsaBody.ReadAsync<AlterationFilter>(request, cancellationToken), cancellationToken) });

    private static async Task<IResult> SubmitAsync(HttpRequest request, OrchestratorDbContext db, AlterationOrders orders, ICurrentActor current, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<AlterationSubmission>(request, cancellationToken);
        var ids = await SelectAsync(db, asked.Filter ?? new AlterationFilter(), cancellationToken);
        var answer = await orders.OrderAsync(AlterationSpecs.Read(asked.Alterations ?? []), new InstanceSelection { InstanceIds = ids }, ReasonOf(asked.Reason), current.Actor, cancellationToken);
        return answer.Refusal is { } refusal ? ElsaErrors.BadRequest($"{refusal.Zh} {refusal.En}") : TypedResults.Ok(new { planId = answer.Value.Id });
    }

    private static async Task<IResult> RunAsync(HttpRequest request, OrchestratorDbContext db, AlterationOrders orders, ICurrentActor current, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<AlterationRun>(request, cancellationToken);
        return await CarryOutAsync(AlterationSpecs.Read(asked.Alterations ?? []), asked.WorkflowInstanceIds, asked.Reason, db, orders, current, cancellationToken);
    }

    private static async Task<IResult> RetryAsync(HttpRequest request, OrchestratorDbContext db, AlterationOrders orders, ICurrentActor current, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<RetryRun>(request, cancellationToken);
        IReadOnlyList<Alteration> retries = asked.ActivityIds is { Count: > 0 } steps ? [.. steps.Select(id => new RetryActivity { ActivityId = id })] : [new RetryActivity()];
        return await CarryOutAsync(retries, asked.WorkflowInstanceIds, asked.Reason, db, orders, current, cancellationToken);
    }

    private static async Task<IResult> CarryOutAsync(IReadOnlyList<Alteration> alterations, List<string>? instanceIds, string? reason, OrchestratorDbContext db, AlterationOrders orders, ICurrentActor current, CancellationToken cancellationToken)
    {
        if (instanceIds is { Count: > AlterationRules.AtOnce })
            return ElsaErrors.BadRequest($"一次最多 {AlterationRules.AtOnce} 个流程实例；更多请用 /alterations/submit。At most {AlterationRules.AtOnce} instances at a time; submit a plan for more.");
        var answer = await orders.OrderAsync(alterations, new InstanceSelection { InstanceIds = instanceIds ?? [] }, ReasonOf(reason), current.Actor, cancellationToken);
        if (answer.Refusal is { } refusal)
            return ElsaErrors.BadRequest($"{refusal.Zh} {refusal.En}");
        var items = await db.AlterationItems.AsNoTracking().Where(i => i.PlanId == answer.Value.Id).OrderBy(i => i.Id).ToListAsync(cancellationToken);
        return TypedResults.Ok(new { results = items.Select(item => ResultOf(item, answer.Value)) });
    }

    private static async Task<IResult> GetAsync(string id, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (await db.AlterationPlans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } plan)
            return TypedResults.NotFound();
        var items = await db.AlterationItems.AsNoTracking().Where(i => i.PlanId == id).OrderBy(i => i.Id).Take(ElsaEndpoint.MostRows).ToListAsync(cancellationToken);
        return TypedResults.Ok(new
        {
            plan = new
            {
                id = plan.Id,
                alterations = JsonSerializer.Deserialize<JsonElement>(plan.Alterations),
                workflowInstanceFilter = new { workflowInstanceIds = items.Select(i => i.InstanceId) },
                status = StatusOf(plan),
                createdAt = plan.ProposedAt,
                startedAt = plan.StartedAt,
                completedAt = plan.CompletedAt,
            },
            jobs = items.Select(item => new
            {
                id = item.Id,
                planId = plan.Id,
                workflowInstanceId = item.InstanceId,
                status = item.Status switch { AlterationItemStatus.Pending => "Pending", AlterationItemStatus.Done => "Completed", _ => "Failed" },
                log = LogOf(item, plan).LogEntries,
                createdAt = plan.ProposedAt,
                startedAt = item.DoneAt,
                completedAt = item.DoneAt,
            }),
        });
    }

    private static async Task<List<string>> SelectAsync(OrchestratorDbContext db, AlterationFilter filter, CancellationToken cancellationToken)
    {
        if (filter is { IsEmpty: true, EmptyFilterSelectsAll: false })
            return [];
        var rows = db.Instances.AsNoTracking().Where(i => i.Status == WorkflowStatus.Running || i.SubStatus == WorkflowSubStatus.Faulted).Narrow(new InstanceFilter
        {
            SearchTerm = filter.SearchTerm,
            TimestampFilters = filter.TimestampFilters,
            DefinitionIds = filter.DefinitionIds,
            HasIncidents = filter.HasIncidents,
            IsSystem = filter.IsSystem,
            Statuses = filter.Statuses,
            SubStatuses = filter.SubStatuses,
        });
        if (filter.WorkflowInstanceIds is { Count: > 0 } ids)
            rows = rows.Where(i => ids.Contains(i.Id));
        if (filter.CorrelationIds is { Count: > 0 } correlations)
            rows = rows.Where(i => correlations.Contains(i.CorrelationId!));
        if (filter.Names is { Count: > 0 } names)
            rows = rows.Where(i => names.Contains(i.Name!));
        if (filter.DefinitionVersionIds is { Count: > 0 } versions)
            rows = rows.Where(i => versions.Contains(i.DefinitionVersionId));
        return await rows.OrderBy(i => i.Id).Select(i => i.Id).Take(AlterationRules.MostInstances + 1).ToListAsync(cancellationToken);
    }

    private static string ReasonOf(string? reason) => string.IsNullOrWhiteSpace(reason) ? NoReason : reason;

    private static AlterationRunResult ResultOf(AlterationItem item, AlterationPlan plan) =>
        new(item.InstanceId, LogOf(item, plan), item.InstanceStatus is "Suspended", item.Status == AlterationItemStatus.Done);

    private static AlterationLog LogOf(AlterationItem item, AlterationPlan plan)
    {
        var message = item.Message is { } said ? string.Join(' ', new[] { said, item.MessageEn }.OfType<string>().Distinct())
            : item.Status == AlterationItemStatus.Done ? $"已变更：{plan.Kinds} Altered: {plan.Kinds}"
            : plan.Status == AlterationPlanStatus.Proposed ? "待第二人批准。It waits for a second person." : "尚未执行。Not carried out yet.";
        var level = item.Status switch { AlterationItemStatus.Done => "Information", AlterationItemStatus.Pending => "Warning", _ => "Error" };
        return new AlterationLog([new AlterationLogEntry(message, level, item.DoneAt ?? plan.ProposedAt)]);
    }

    private static string StatusOf(AlterationPlan plan) => plan.Status switch
    {
        AlterationPlanStatus.Proposed => "Pending",
        AlterationPlanStatus.Running => "Running",
        AlterationPlanStatus.Completed => "Completed",
        _ => "Failed",
    };
}
