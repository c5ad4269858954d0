using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.Publications;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Publications;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Publications;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.Publications;

internal static class PublicationEndpoints
{
    private const string List = "publications";

    public static void Map(IEndpointRouteBuilder app)
    {
        var publications = app.MapGroup("/api/publications").WithTags("Publications");
        publications.MapPost("", AskAsync).RequireAuthorization(Policies.PublishDefinitions).AsCommand().WithName("AskPublication").WithSummary("提请发布流程 / Ask that a draft be published");
        publications.MapGet("", ListAsync).RequireAuthorization(Policies.Staff).WithName("ListPublications").WithSummary("发布申请 / Requests to publish, newest first");
        publications.MapGet("/{id}", GetAsync).RequireAuthorization(Policies.Staff).WithName("GetPublication").WithSummary("发布申请及改动对照 / One request with what would change");
        publications.MapPost("/{id}/approve", ApproveAsync).RequireAuthorization(Policies.PublishDefinitions).AsCommand().WithName("ApprovePublication").WithSummary("批准发布 / A second person agrees; the version is published");
        publications.MapPost("/{id}/return", ReturnAsync).RequireAuthorization(Policies.PublishDefinitions).AsCommand().WithName("ReturnPublication").WithSummary("退回 / A second person returns the draft");
    }

    private static async Task<Results<Ok<PublicationInfo>, ProblemAnswer>> AskAsync(PublicationAsked asked, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken) =>
        Show(await unitOfWork.RunAsync((services, token) => services.GetRequiredService<PublicationDesk>().AskAsync(asked.DefinitionId, asked.Note, current.Actor, token), cancellationToken));

    private static Task<Results<Ok<PublicationInfo>, ProblemAnswer>> ApproveAsync(string id, PublicationDecision decision, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken) =>
        DecideAsync(id, agrees: true, decision, unitOfWork, current, cancellationToken);

    private static Task<Results<Ok<PublicationInfo>, ProblemAnswer>> ReturnAsync(string id, PublicationDecision decision, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken) =>
        DecideAsync(id, agrees: false, decision, unitOfWork, current, cancellationToken);

    private static async Task<Results<Ok<PublicationInfo>, ProblemAnswer>> DecideAsync(string id, bool agrees, PublicationDecision decision, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken) =>
        Show(await unitOfWork.RunAsync((services, token) => services.GetRequiredService<PublicationDesk>().DecideAsync(id, agrees, decision.Reason, current.Actor, token), cancellationToken));

    private static async Task<Ok<Page<PublicationInfo>>> ListAsync(string? status, string? definitionId, string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var requests = db.PublicationRequests.AsNoTracking();
        if (Parameters.Choice<PublicationStatus>("status", status) is { } chosen)
            requests = requests.Where(r => r.Status == chosen);
        if (!string.IsNullOrEmpty(definitionId))
            requests = requests.Where(r => r.DefinitionId == definitionId);
        if (Cursor.Read(List, cursor, 2) is { } after)
        {
            var (at, id) = (after.Instant(0) ?? throw new BadCursorException(), after.Text(1));
            requests = requests.Where(r => r.AskedAt < at || (r.AskedAt == at && r.Id.CompareTo(id) < 0));
        }
        var rows = await PublicationViews.Headers(requests.OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).Take(size + 1)).ToListAsync(cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, r => r, r => Cursor.Of(List, r.AskedAt, r.Id)));
    }

    private static async Task<Results<Ok<PublicationDetails>, ProblemAnswer>> GetAsync(string id, OrchestratorDbContext db, PublicationViews views, CancellationToken cancellationToken) =>
        await views.FindAsync(db, id, cancellationToken) is { } details ? TypedResults.Ok(details) : ProblemAnswer.Of(PublicationRefusals.Unknown(id));

    private static Results<Ok<PublicationInfo>, ProblemAnswer> Show(Answer<PublicationRequest> answer) =>
        answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(PublicationViews.Show(answer.Value));
}
