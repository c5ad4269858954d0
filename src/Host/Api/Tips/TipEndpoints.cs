using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Client;
using Orchestrator.Client.Tips;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Host.Api.Tips;

internal static class TipEndpoints
{
    private const string List = "tips";

    public static void Map(IEndpointRouteBuilder app)
    {
        var tips = app.MapGroup("/api/tips").WithTags("Tips");
        tips.MapPost("", RegisterAsync).RequireAuthorization(Policies.RegisterTips).AsCommand().WithName("RegisterTip").WithSummary("登记举报 / Register a tip");
        tips.MapGet("", ListAsync).RequireAuthorization(Policies.Staff).WithName("ListTips").WithSummary("举报列表 / List tips");
        tips.MapGet("/{id}", GetAsync).RequireAuthorization(Policies.Staff).WithName("GetTip").WithSummary("举报详情 / One tip");
        // Whoever may not look is refused by the domain, which records that too.
        tips.MapGet("/{id}/informant", InformantAsync).RequireAuthorization(Policies.Staff).WithName("LookAtInformant").WithSummary("查阅举报人 / Look at who gave a tip");
        app.MapGet("/api/competence", CompetenceOn).RequireAuthorization(Policies.Staff).WithTags("Tips").WithName("GetCompetence").WithSummary("管辖 / Who is competent for what");
    }

    private static async Task<Results<Ok<TipInfo>, ProblemAnswer>> RegisterAsync(NewTip given, IUnitOfWork unitOfWork, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Campaigns.AnyAsync(c => c.Id == given.CampaignId, cancellationToken))
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        var (actor, type, channel) = (current.Actor, Parameters.Choice<TipType>("type", given.Type) ?? TipType.Other, Parameters.Choice<TipChannel>("channel", given.Channel) ?? TipChannel.Phone);
        var tip = new RegisterTip(type, channel, given.Address, given.District, given.Content, new LocalDate(given.ReceivedOn.Year, given.ReceivedOn.Month, given.ReceivedOn.Day), given.Suspect, given.Retaliation,
            given.InformantName, given.InformantContact, given.InformantRemark);
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<TipDesk>().RegisterAsync(given.CampaignId, tip, actor, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(answer.Value));
    }

    private static async Task<Ok<Page<TipInfo>>> ListAsync([AsParameters] TipFilter filter, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(filter.Limit);
        var tips = db.Tips.AsNoTracking();
        if (filter.CampaignId is { Length: > 0 } campaign)
            tips = tips.Where(t => t.CampaignId == campaign);
        if (filter.CaseId is { Length: > 0 } @case)
            tips = tips.Where(t => t.CaseId == @case);
        if (Parameters.Choice<TipState>("state", filter.State) is { } state)
            tips = tips.Where(t => t.State == state);
        if (Parameters.Choice<TipType>("type", filter.Type) is { } type)
            tips = tips.Where(t => t.Type == type);
        if (Cursor.Read(List, filter.Cursor, 2) is { } after)
        {
            var (at, id) = (after.Instant(0) ?? throw new BadCursorException(), after.Text(1));
            tips = tips.Where(t => t.RegisteredAt < at || (t.RegisteredAt == at && t.Id.CompareTo(id) < 0));
        }
        var rows = await tips.OrderByDescending(t => t.RegisteredAt).ThenByDescending(t => t.Id).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, Show, t => Cursor.Of(List, t.RegisteredAt, t.Id)));
    }

    private static async Task<Results<Ok<TipInfo>, ProblemAnswer>> GetAsync(string id, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await db.Tips.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancellationToken) is { } tip ? TypedResults.Ok(Show(tip)) : ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<InformantInfo>, ProblemAnswer>> InformantAsync(string id, string? reason, IUnitOfWork unitOfWork, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Tips.AnyAsync(t => t.Id == id, cancellationToken))
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        var actor = current.Actor;
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<TipDesk>().ReadInformantAsync(id, reason ?? "", actor, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal)
            : TypedResults.Ok(new InformantInfo(answer.Value.Id, answer.Value.Name, answer.Value.Contact, answer.Value.Remark));
    }

    private static Ok<IReadOnlyList<CompetenceInfo>> CompetenceOn(DateOnly? on, LegalClock clock)
    {
        var day = on is { } given ? new LocalDate(given.Year, given.Month, given.Day) : clock.Today;
        return TypedResults.Ok<IReadOnlyList<CompetenceInfo>>([.. Competence.All.Select(row => (Row: row, Stand: row.On(day))).Select(found => new CompetenceInfo(found.Row.Matter, found.Row.Zh, found.Row.En, found.Stand.IsOwn, found.Stand.IsJoint,
            [.. found.Stand.Authorities.Select(Authority.Get).Select(authority => new AuthorityInfo(authority.Code, authority.NameZh, authority.NameEn))], found.Stand.BasisZh, found.Stand.BasisEn))]);
    }

    private static TipInfo Show(Tip t) => new(t.Id, t.CampaignId, t.Number, $"{t.Type}", $"{t.Channel}", t.Address, t.District, t.Content, t.Suspect, t.Retaliation, t.IsAnonymous, t.HasContact, t.ReceivedOn.OnWire(), $"{t.State}", t.StateSince,
        t.Outcome?.ToString(), t.Weight, t.DuplicateOfId, t.CaseId, t.PersonSubjectId, t.Result, t.Matter, t.Authority, t.Receipt, t.ReceiptOn.OnWire(), t.Feedback, t.FeedbackOn.OnWire(), t.InstanceId, t.Revision);
}
