using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Client.Absences;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Api.Absences;

internal static class AbsenceEndpoints
{
    private const int MostShown = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        var absences = app.MapGroup("/api/absences").WithTags("Absences").RequireAuthorization(Policies.Staff);
        absences.MapGet("", ListAsync).WithName("ListAbsences").WithSummary("代理安排 / Who stands in for whom");
        absences.MapPost("", ArrangeAsync).AsCommand().WithName("ArrangeAbsence").WithSummary("安排代理 / Arrange a deputy");
        absences.MapPost("/{id}/end", EndAsync).AsCommand().WithName("EndAbsence").WithSummary("提前结束代理 / End an arrangement early");
    }

    private static async Task<Ok<IReadOnlyList<AbsenceInfo>>> ListAsync(OrchestratorDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<AbsenceInfo>>([.. (await db.Absences.AsNoTracking().OrderByDescending(absence => absence.Id).Take(MostShown).ToListAsync(cancellationToken)).Select(Show)]);

    private static async Task<Results<Ok<AbsenceInfo>, ProblemAnswer>> ArrangeAsync(ArrangeAbsence given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<AbsenceDesk>()
            .ArrangeAsync(given.PersonId, given.DeputyId, LocalDate.FromDateOnly(given.FirstDay), LocalDate.FromDateOnly(given.LastDay), given.Reason, actor, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(answer.Value));
    }

    private static async Task<Results<Ok<AbsenceInfo>, ProblemAnswer>> EndAsync(string id, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<AbsenceDesk>().EndAsync(id, actor, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(answer.Value));
    }

    private static AbsenceInfo Show(Absence absence) => new(absence.Id, absence.PersonId, absence.DeputyId, absence.FirstDay.ToDateOnly(), absence.LastDay.ToDateOnly(), absence.Reason, absence.ArrangedBy, absence.ArrangedAt, absence.EndedBy, absence.EndedAt);
}
