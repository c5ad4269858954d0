using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.Deadlines;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Deadlines;

namespace Orchestrator.Host.Api.Deadlines;

internal static class DeadlineEndpoints
{
    private const string List = "deadlines";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/deadlines", ListAsync).RequireAuthorization(Policies.SignedIn).WithTags("Deadlines").WithName("ListDeadlines").WithSummary("期限列表 / List deadlines");

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
