using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.Audit;
using Orchestrator.Client.Cases;
using Orchestrator.Host.Api.Audit;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Api.Cases;

internal static class CaseEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var cases = app.MapGroup("/api/cases").WithTags("Cases");
        cases.MapGet("", ListAsync).RequireAuthorization(Policies.SignedIn).WithName("ListCases").WithSummary("案件列表 / List cases");
        cases.MapGet("/{id}", GetAsync).RequireAuthorization(Policies.SignedIn).WithName("GetCase").WithSummary("案件详情 / One case with tasks, deadlines and documents");
        cases.MapGet("/{id}/timeline", TimelineAsync).RequireAuthorization(Policies.Staff).WithName("GetCaseTimeline").WithSummary("案件经过 / What happened on a case");
        cases.MapGet("/{id}/audit", AuditAsync).RequireAuthorization(Policies.Staff).WithName("GetCaseAudit").WithSummary("案件审计链 / Audit chain of a case");
    }

    private static async Task<Ok<Page<CaseSummary>>> ListAsync([AsParameters] CaseFilter filter, OrchestratorDbContext db, ICurrentActor current, CancellationToken cancellationToken) =>
        TypedResults.Ok(await CaseQueries.ListAsync(db, filter, Viewer.Of(current), cancellationToken));

    private static async Task<Results<Ok<CaseDetails>, ProblemAnswer>> GetAsync(string id, HttpResponse response, OrchestratorDbContext db, ICurrentActor current, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await CaseQueries.FindAsync(db, id, Viewer.Of(current), clock.GetUtcNow(), cancellationToken) is not { } details)
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        Revisions.Show(response, details.Case.Revision);
        return TypedResults.Ok(details);
    }

    private static async Task<Results<Ok<Page<TimelineEntry>>, ProblemAnswer>> TimelineAsync(string id, string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await db.Cases.AnyAsync(c => c.Id == id, cancellationToken)
            ? TypedResults.Ok(await AuditQueries.TimelineAsync(db, id, cursor, limit, cancellationToken))
            : ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<AuditExtract>, ProblemAnswer>> AuditAsync(string id, string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await AuditQueries.OfCaseAsync(db, id, cursor, limit, cancellationToken) is { } extract
            ? TypedResults.Ok(extract)
            : ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
}
