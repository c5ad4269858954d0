using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Measures;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Api.Tasks;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Api.Measures;

internal static class MeasureEndpoints
{
    private const int MostShown = 200;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/measures", Rules).RequireAuthorization(Policies.Staff).WithTags("Measures").WithName("ListMeasureRules").WithSummary("案件措施种类及表单 / Measures and their forms");
        var measures = app.MapGroup("/api/cases/{caseId}/measures").WithTags("Measures");
        measures.MapGet("", ListAsync).RequireAuthorization(Policies.Staff).WithName("ListMeasures").WithSummary("案件措施 / Measures about a case");
        measures.MapPost("", ProposeAsync).RequireAuthorization(Policies.ProposeMeasures).AsCommand().WithName("ProposeMeasure").WithSummary("提出案件措施 / Ask for a measure");
    }

    private static Ok<IReadOnlyList<MeasureRuleInfo>> Rules() =>
        TypedResults.Ok<IReadOnlyList<MeasureRuleInfo>>([.. MeasureRule.All.Select(rule => new MeasureRuleInfo($"{rule.Kind}", rule.Zh, rule.En, rule.Transition, rule.ProposedBy, rule.ReviewedByLegal, rule.DecidedBy, rule.Form.Show().Fields, rule.FromProfile))]);

    private static async Task<Results<Ok<IReadOnlyList<MeasureInfo>>, ProblemAnswer>> ListAsync(string caseId, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        await db.Cases.AnyAsync(c => c.Id == caseId, cancellationToken)
            ? TypedResults.Ok<IReadOnlyList<MeasureInfo>>([.. (await db.Measures.AsNoTracking().Where(m => m.CaseId == caseId).OrderBy(m => m.ProposedAt).ThenBy(m => m.Id).Take(MostShown).ToListAsync(cancellationToken)).Select(Show)])
            : ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<MeasureInfo>, ProblemAnswer>> ProposeAsync(string caseId, ProposeMeasure given, IUnitOfWork unitOfWork, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Cases.AnyAsync(c => c.Id == caseId, cancellationToken))
            return ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound);
        if (Parameters.Choice<MeasureKind>("kind", given.Kind) is not { } kind)
            return ProblemAnswer.Of(ApiRefusals.BadParameter("kind", "必须填写。", "it is needed."));
        var actor = current.Actor;
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<MeasureDesk>().ProposeAsync(caseId, kind, given.Form, given.Reason, actor, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(answer.Value));
    }

    private static MeasureInfo Show(CaseMeasure m) => new(m.Id, m.CaseId, $"{m.Kind}", MeasureRule.Of(m.Kind).Zh, MeasureRule.Of(m.Kind).En, m.Reason, $"{m.Status}", m.ProposedBy, m.ProposedAt, m.ReviewedBy, m.DecidedBy, m.DecidedAt,
        m.Receipt, m.ReceiptOn.OnWire(), m.InstanceId);
}
