using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Client;
using Orchestrator.Client.Deadlines;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.Deadlines;

internal static class DeadlineEndpoints
{
    private const string List = "deadlines";

    public static void Map(IEndpointRouteBuilder app)
    {
        var deadlines = app.MapGroup("/api/deadlines").WithTags("Deadlines");
        deadlines.MapGet("", ListAsync).RequireAuthorization(Policies.SignedIn).WithName("ListDeadlines").WithSummary("期限列表 / List deadlines");
        deadlines.MapPost("/{id}/correct", CorrectAsync).RequireAuthorization(Policies.DecideDeadlines).AsCommand().WithName("CorrectDeadline").WithSummary("更正期限 / Count a running deadline again");
        deadlines.MapPost("/{id}/suspend", SuspendAsync).RequireAuthorization(Policies.DecideDeadlines).AsCommand().WithName("SuspendDeadline").WithSummary("中止期限 / Let a deadline stand still");
        deadlines.MapPost("/{id}/resume", ResumeAsync).RequireAuthorization(Policies.DecideDeadlines).AsCommand().WithName("ResumeDeadline").WithSummary("恢复期限 / Resume a suspended deadline");
    }

    private static async Task<Results<Ok<DeadlineInfo>, ProblemAnswer>> CorrectAsync(string id, DeadlineCorrection correction, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var startedOn = correction.StartedOn is { } day ? new LocalDate(day.Year, day.Month, day.Day) : (LocalDate?)null;
        return Show(await unitOfWork.RunAsync((services, token) => services.GetRequiredService<DeadlineDecisions>().CorrectAsync(id, startedOn, correction.Reason, current.Actor, token), cancellationToken));
    }

    private static async Task<Results<Ok<DeadlineInfo>, ProblemAnswer>> SuspendAsync(string id, DeadlineReason reason, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken) =>
        Show(await unitOfWork.RunAsync((services, token) => services.GetRequiredService<DeadlineDecisions>().SuspendAsync(id, reason.Reason, current.Actor, token), cancellationToken));

    private static async Task<Results<Ok<DeadlineInfo>, ProblemAnswer>> ResumeAsync(string id, DeadlineReason reason, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken) =>
        Show(await unitOfWork.RunAsync((services, token) => services.GetRequiredService<DeadlineDecisions>().ResumeAsync(id, reason.Reason, current.Actor, token), cancellationToken));

    private static Results<Ok<DeadlineInfo>, ProblemAnswer> Show(Answer<Deadline> answer) =>
        answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(answer.Value.Show());

    private static async Task<Ok<Page<DeadlineInfo>>> ListAsync([AsParameters] DeadlineFilter filter, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(filter.Limit);
        var deadlines = Narrow(db.Deadlines.AsNoTracking().SeenBy(Viewer.Of(current), db.Cases), filter);
        if (Cursor.Read(List, filter.Cursor, 2) is { } after)
        {
            var (at, id) = (after.Instant(0) ?? throw new BadCursorException(), after.Text(1));
            deadlines = deadlines.Where(d => d.ExpiresAt > at || (d.ExpiresAt == at && d.Id.CompareTo(id) > 0));
        }

        var rows = await deadlines.OrderBy(d => d.ExpiresAt).ThenBy(d => d.Id).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, DeadlineViews.Show, d => Cursor.Of(List, d.ExpiresAt, d.Id)));
    }

    private static IQueryable<Deadline> Narrow(IQueryable<Deadline> deadlines, DeadlineFilter filter)
    {
        if (filter.CampaignId is { Length: > 0 } campaign)
            deadlines = deadlines.Where(d => d.CampaignId == campaign);
        if (filter.CaseId is { Length: > 0 } @case)
            deadlines = deadlines.Where(d => d.CaseId == @case);
        if (Parameters.Choice<DeadlineStatus>("status", filter.Status) is { } status)
            deadlines = deadlines.Where(d => d.Status == status);
        if (Parameters.Choice<DeadlineKind>("kind", filter.Kind) is { } kind)
            deadlines = deadlines.Where(d => d.Kind == kind);
        return deadlines;
    }
}
