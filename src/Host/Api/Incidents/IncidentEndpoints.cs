using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Client;
using Orchestrator.Client.Alterations;
using Orchestrator.Client.Incidents;
using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Values;
using Orchestrator.Host.Alterations;
using Orchestrator.Host.Api.Alterations;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Incidents;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Alterations;

namespace Orchestrator.Host.Api.Incidents;

internal static class IncidentEndpoints
{
    private const string List = "incidents";

    public static void Map(IEndpointRouteBuilder app)
    {
        var incidents = app.MapGroup("/api/incidents").WithTags("Incidents");
        incidents.MapGet("/groups", GroupsAsync).RequireAuthorization(Policies.ReadIncidents).WithName("ListIncidentGroups").WithSummary("故障分组 / Open incidents that are alike");
        incidents.MapGet("", ListAsync).RequireAuthorization(Policies.ReadIncidents).WithName("ListIncidents").WithSummary("故障 / Open incidents, oldest first");
        incidents.MapGet("/waits", WaitsAsync).RequireAuthorization(Policies.ReadIncidents).WithName("ListVainWaits").WithSummary("等不到的步骤 / Steps that wait in vain");
        incidents.MapGet("/{instanceId}", GetAsync).RequireAuthorization(Policies.ReadIncidents).WithName("GetIncident").WithSummary("为何停住、有何变化 / Why an instance is stuck and what has changed");
        incidents.MapPost("/{instanceId}/retry", RetryAsync).RequireAuthorization(Policies.AlterInstances).AsCommand().WithName("RetryIncident").WithSummary("重试 / Run the faulted step again");
        incidents.MapPost("/{instanceId}/skip", SkipAsync).RequireAuthorization(Policies.AlterInstances).AsCommand().WithName("SkipIncident").WithSummary("跳过 / Leave the faulted step by an outcome");
        incidents.MapPost("/{instanceId}/cancel", CancelAsync).RequireAuthorization(Policies.Administer).AsCommand().WithName("CancelStuckInstance").WithSummary("取消实例 / Cancel the instance");
        incidents.MapPost("/retry", RetryManyAsync).RequireAuthorization(Policies.AlterInstances).AsCommand().WithName("RetryIncidents").WithSummary("批量重试 / Retry many");
    }

    private static async Task<Ok<IReadOnlyList<IncidentGroup>>> GroupsAsync(string? definitionId, string? search, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(await IncidentQueries.GroupsAsync(db, new IncidentFilter(definitionId, Search: Parameters.Search(search)), cancellationToken));

    private static async Task<Ok<Page<IncidentInfo>>> ListAsync(string? definitionId, string? activityId, string? message, string? search, string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        (DateTimeOffset, string)? after = Cursor.Read(List, cursor, 2) is { } key ? (key.Instant(0) ?? throw new BadCursorException(), key.Text(1)) : null;
        var rows = await IncidentQueries.ListAsync(db, new IncidentFilter(definitionId, activityId, message, Parameters.Search(search)), after, size + 1, cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, i => i, i => Cursor.Of(List, i.At, i.ActivityInstanceId)));
    }

    private static async Task<Ok<IReadOnlyList<VainWait>>> WaitsAsync(string? definitionId, OrchestratorDbContext db, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(await VainWaits.FindAsync(db, definitionId, clock.GetUtcNow(), cancellationToken));

    private static async Task<Results<Ok<IncidentDetails>, ProblemAnswer>> GetAsync(string instanceId, OrchestratorDbContext db, IncidentStories stories, CancellationToken cancellationToken) =>
        await stories.TellAsync(db, instanceId, cancellationToken) is { } details ? TypedResults.Ok(details) : ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);

    private static Task<Results<Ok<AlterationPlanInfo>, ProblemAnswer>> RetryAsync(string instanceId, IncidentRetry retry, AlterationOrders orders, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken)
    {
        Alteration[] alterations =
        [
            .. (retry.Variables ?? new Dictionary<string, System.Text.Json.JsonElement>()).Select(v => new ModifyVariable { VariableId = v.Key, Value = PlainValue.FromElement(v.Value) }),
            new RetryActivity { ActivityInstanceId = retry.ActivityInstanceId },
        ];
        return OrderAsync(alterations, instanceId, retry.Reason, orders, db, current, cancellationToken);
    }

    private static Task<Results<Ok<AlterationPlanInfo>, ProblemAnswer>> SkipAsync(string instanceId, IncidentSkip skip, AlterationOrders orders, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken) =>
        OrderAsync([new SkipActivity { ActivityInstanceId = skip.ActivityInstanceId, Outcome = skip.Outcome }], instanceId, skip.Reason, orders, db, current, cancellationToken);

    private static Task<Results<Ok<AlterationPlanInfo>, ProblemAnswer>> CancelAsync(string instanceId, IncidentCancel cancel, AlterationOrders orders, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken) =>
        OrderAsync([new CancelInstance()], instanceId, cancel.Reason, orders, db, current, cancellationToken);

    private static async Task<Results<Ok<AlterationPlanInfo>, ProblemAnswer>> RetryManyAsync(BulkRetry retry, AlterationOrders orders, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken) =>
        await AlterationEndpoints.ShowAsync(await orders.OrderAsync([new RetryActivity()], AlterationSpecs.Read(retry.Selection), retry.Reason, current.Actor, cancellationToken), db, cancellationToken);

    private static async Task<Results<Ok<AlterationPlanInfo>, ProblemAnswer>> OrderAsync(IReadOnlyList<Alteration> alterations, string instanceId, string reason, AlterationOrders orders, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken) =>
        await AlterationEndpoints.ShowAsync(await orders.OrderAsync(alterations, new InstanceSelection { InstanceIds = [instanceId] }, reason, current.Actor, cancellationToken), db, cancellationToken);
}
