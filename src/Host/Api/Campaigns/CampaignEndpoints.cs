using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.Campaigns;
using Orchestrator.Host.Api.Cases;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Jobs;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Api.Campaigns;

internal static class CampaignEndpoints
{
    private const string List = "campaigns";

    public static void Map(IEndpointRouteBuilder app)
    {
        var campaigns = app.MapGroup("/api/campaigns").WithTags("Campaigns");
        campaigns.MapGet("", ListAsync).RequireAuthorization(Policies.Staff).WithName("ListCampaigns").WithSummary("行动列表 / List campaigns");
        campaigns.MapGet("/{id}", GetAsync).RequireAuthorization(Policies.Staff).WithName("GetCampaign").WithSummary("行动详情 / One campaign");
        campaigns.MapGet("/{id}/funnel", FunnelAsync).RequireAuthorization(Policies.Staff).WithName("GetCampaignFunnel").WithSummary("各阶段户数 / Cases by stage");
        campaigns.MapGet("/{id}/launch", LaunchStatusAsync).RequireAuthorization(Policies.Staff).WithName("GetCampaignLaunch").WithSummary("启动进度 / How far the launch has come");
        campaigns.MapPost("/{id}/warn-on-order", SetWarnOnOrderAsync).RequireAuthorization(Policies.SetCampaign).AsCommand().WithName("SetWarnOnOrder").WithSummary("设定责令时是否并处警告 / Whether a warning joins an order");
        campaigns.MapPost("/{id}/launch", LaunchAsync).RequireAuthorization(Policies.LaunchCampaign).AsCommand().WithName("LaunchCampaign").WithSummary("启动行动 / Launch and open the cases");
    }

    private static async Task<Ok<Page<CampaignSummary>>> ListAsync(string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var campaigns = db.Campaigns.AsNoTracking();
        if (Cursor.Read(List, cursor, 1) is { } after)
        {
            var id = after.Text(0);
            campaigns = campaigns.Where(c => c.Id.CompareTo(id) < 0);
        }

        var rows = await campaigns.OrderByDescending(c => c.Id).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, Show, c => Cursor.Of(List, c.Id)));
    }

    private static async Task<Results<Ok<CampaignSummary>, ProblemAnswer>> GetAsync(string id, HttpResponse response, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } campaign)
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        Revisions.Show(response, campaign.Revision);
        return TypedResults.Ok(Show(campaign));
    }

    private static async Task<Results<Ok<CampaignFunnel>, ProblemAnswer>> FunnelAsync(string id, OrchestratorDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!await db.Campaigns.AnyAsync(c => c.Id == id, cancellationToken))
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        var now = clock.GetUtcNow();
        var counted = await db.Cases.Where(c => c.CampaignId == id).GroupBy(c => c.State).Select(group => new { State = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var overdue = await db.Tasks.CountAsync(t => t.CampaignId == id && t.Status == WorkTaskStatus.Open && t.DueAt != null && t.DueAt <= now, cancellationToken);
        var states = counted.OrderBy(row => row.State).Select(row => new StateCount(row.State.ToString(), row.Count)).ToList();
        return TypedResults.Ok(new CampaignFunnel(id, now, counted.Sum(row => row.Count), counted.Where(row => CaseStates.IsEnd(row.State)).Sum(row => row.Count), overdue, states));
    }

    private static async Task<Results<Ok<CampaignLaunch>, ProblemAnswer>> LaunchStatusAsync(string id, LaunchOrders launches, CancellationToken cancellationToken) =>
        await launches.StatusAsync(id, cancellationToken) is { } status ? TypedResults.Ok(status) : ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);

    private static async Task<Results<Accepted<CampaignLaunch>, ProblemAnswer>> LaunchAsync(string id, LaunchOrders launches, ICurrentActor current, CancellationToken cancellationToken)
    {
        if (await launches.OrderAsync(id, current.Actor, cancellationToken) is { } no)
            return ProblemAnswer.Of(no);
        return await launches.StatusAsync(id, cancellationToken) is { } status
            ? TypedResults.Accepted($"/api/campaigns/{id}/launch", status)
            : ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<CampaignSummary>, ProblemAnswer>> SetWarnOnOrderAsync(string id, SetWarnOnOrder given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var set = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<CampaignDesk>().SetWarnOnOrderAsync(id, given.Warns, given.Reason, actor, token), cancellationToken);
        return set.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(set.Value));
    }

    internal static CampaignSummary Show(Campaign campaign) => new()
    {
        Id = campaign.Id,
        Code = campaign.Code,
        Title = campaign.Title,
        FoundingDocument = campaign.FoundingDocument,
        IssuedOn = campaign.IssuedOn.OnWire(),
        State = campaign.State.ToString(),
        Phases = [.. campaign.Phases.Select(phase => new CampaignPhase(phase.Number, phase.NameZh, phase.NameEn, phase.First.OnWire(), phase.Last.OnWire()))],
        IsSimulated = campaign.IsSimulated,
        WarnOnOrder = campaign.Settings.WarnOnOrder,
        InstanceId = campaign.InstanceId,
        LaunchedAt = campaign.LaunchedAt,
        ClosedAt = campaign.ClosedAt,
        Revision = campaign.Revision,
    };
}
