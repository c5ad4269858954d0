using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Client.LawChanges;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.LawChanges;

internal static class LawChangeEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var law = app.MapGroup("/api/cases/{caseId}/law").WithTags("Law").RequireAuthorization(Policies.Staff);
        law.MapGet("", GetAsync).WithName("GetCaseLaw").WithSummary("本案适用的法律 / The law of a case, and what has changed under it");
        law.MapPost("", ChooseAsync).AsCommand().WithName("ChooseCaseLaw").WithSummary("选择适用的法律 / Choose between the old law and the new");
    }

    private static async Task<Results<Ok<CaseLawInfo>, ProblemAnswer>> GetAsync(string caseId, IUnitOfWork unitOfWork, CancellationToken cancellationToken) =>
        await unitOfWork.RunAsync((services, token) => services.GetRequiredService<LawChangeDesk>().ReadAsync(caseId, token), cancellationToken) is { } law
            ? TypedResults.Ok(Show(law)) : ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<CaseLawInfo>, ProblemAnswer>> ChooseAsync(string caseId, ChooseLaw given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var ground = Parameters.Choice<LawGround>("ground", given.Ground) ?? throw new RefusedException(ApiRefusals.BadParameter("ground", "不能为空。", "it must not be empty."));
        var chosen = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<LawChangeDesk>().ChooseAsync(caseId, given.Profile, ground, given.Reason, actor, token), cancellationToken);
        return chosen.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : await GetAsync(caseId, unitOfWork, cancellationToken);
    }

    private static CaseLawInfo Show(CompetingLaw law) => new(
        law.Held.Id, law.InForce.Id, law.InForce.From.ToDateOnly(), law.InForce.ChangeZh, law.InForce.ChangeEn, law.ActOn?.ToDateOnly(), law.IsOpen,
        [.. law.Differences.Select(row => new LawDifferenceInfo(row.Key, row.TopicZh, row.TopicEn, row.HeldZh, row.HeldEn, row.NewZh, row.NewEn, row.Milder.ToString()))],
        [.. law.Decisions.Select(row => new LawDecisionInfo(row.Id, row.HeldProfile, row.NewProfile, row.ChosenProfile, row.Ground.ToString(), row.Reason, row.ActOn?.ToDateOnly(), row.DecidedBy, row.DecidedAt, row.ProcedureProfile))]);
}
