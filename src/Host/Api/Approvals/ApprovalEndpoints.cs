using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Approvals;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.Approvals;

internal static class ApprovalEndpoints
{
    private const int MostShown = 200;

    public static void Map(IEndpointRouteBuilder app)
    {
        var approvals = app.MapGroup("/api/approvals/{subject}").WithTags("Approvals").RequireAuthorization(Policies.Staff);
        approvals.MapGet("/slips", SlipsAsync).WithName("ListSlips").WithSummary("一项审批的签条 / Slips of one approval");
        approvals.MapPost("/slips", AskAsync).AsCommand().WithName("AskForSlips").WithSummary("会签、或签、加签、委派、抄送 / Ask people to sign, advise or know");
        approvals.MapPost("/urge", UrgeAsync).AsCommand().WithName("UrgeApproval").WithSummary("催办 / Urge a decision");
        approvals.MapPost("/transfer", TransferAsync).AsCommand().WithName("TransferApproval").WithSummary("转办 / Hand an approval to somebody else");
        approvals.MapPost("/return", ReturnAsync).AsCommand().WithName("ReturnApproval").WithSummary("退回 / Send an approval back to whoever submitted it");
        approvals.MapPost("/take-back", TakeBackAsync).AsCommand().WithName("TakeBackApproval").WithSummary("拿回 / Take one's own submission or held decision back");
        var slips = app.MapGroup("/api/slips").WithTags("Approvals").RequireAuthorization(Policies.Staff);
        slips.MapGet("", MineAsync).WithName("ListMySlips").WithSummary("我收到或者发出的签条 / Slips given to the caller, or by the caller");
        slips.MapPost("/{id}/answer", AnswerAsync).AsCommand().WithName("AnswerSlip").WithSummary("签署或者答复 / Sign, object or advise");
        slips.MapPost("/{id}/read", ReadAsync).AsCommand().WithName("ReadSlip").WithSummary("已阅 / Mark a copy or an urge as read");
        slips.MapPost("/{id}/withdraw", WithdrawAsync).AsCommand().WithName("WithdrawSlip").WithSummary("撤回签条 / Withdraw a slip");
    }

    private static async Task<Ok<IReadOnlyList<SlipInfo>>> SlipsAsync(string subject, OrchestratorDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(Show(await db.ApprovalSlips.AsNoTracking().Where(slip => slip.Subject == subject).OrderBy(slip => slip.AskedAt).ThenBy(slip => slip.Id).Take(MostShown).ToListAsync(cancellationToken)));

    private static async Task<Ok<IReadOnlyList<SlipInfo>>> MineAsync(bool? given, ICurrentActor current, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var me = current.Actor.Id;
        var slips = db.ApprovalSlips.AsNoTracking();
        slips = given == true ? slips.Where(slip => slip.AskedBy == me) : slips.Where(slip => slip.PersonId == me && slip.Status != SlipStatus.Withdrawn);
        return TypedResults.Ok(Show(await slips.OrderByDescending(slip => slip.Id).Take(MostShown).ToListAsync(cancellationToken)));
    }

    private static async Task<Results<Ok<IReadOnlyList<SlipInfo>>, ProblemAnswer>> AskAsync(string subject, AskForSlips given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var (actor, kind) = (current.Actor, Parameters.Choice<SlipKind>("kind", given.Kind));
        if (kind is null or SlipKind.Urge)
            return ProblemAnswer.Of(ApiRefusals.BadParameter("kind", "应为会签、或签、加签、委派或者抄送。", "must be Countersign, AnyOne, Before, After, Delegate or Copy."));
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<ApprovalDesk>().AskAsync(subject, kind.Value, given.People, given.Note, actor, given.InOrder, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(answer.Value));
    }

    private static async Task<Results<Ok<IReadOnlyList<SlipInfo>>, ProblemAnswer>> UrgeAsync(string subject, UrgeApproval given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<ApprovalDesk>().UrgeAsync(subject, given.Note, actor, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(answer.Value));
    }

    private static Task<Results<Ok<SlipInfo>, ProblemAnswer>> AnswerAsync(string id, AnswerSlip given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return AtDeskAsync(unitOfWork, (desk, token) => desk.AnswerAsync(id, given.Agrees, given.Opinion, actor, token), cancellationToken);
    }

    private static Task<Results<Ok<SlipInfo>, ProblemAnswer>> ReadAsync(string id, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return AtDeskAsync(unitOfWork, (desk, token) => desk.ReadAsync(id, actor, token), cancellationToken);
    }

    private static Task<Results<Ok<SlipInfo>, ProblemAnswer>> WithdrawAsync(string id, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return AtDeskAsync(unitOfWork, (desk, token) => desk.WithdrawAsync(id, actor, token), cancellationToken);
    }

    private static Task<Results<Ok<ApprovalHandled>, ProblemAnswer>> TransferAsync(string subject, TransferApproval given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return HandAsync(unitOfWork, (desk, token) => desk.TransferAsync(subject, given.PersonId, given.Reason, actor, token), cancellationToken);
    }

    private static Task<Results<Ok<ApprovalHandled>, ProblemAnswer>> ReturnAsync(string subject, ReturnApproval given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return HandAsync(unitOfWork, (desk, token) => desk.ReturnAsync(subject, given.Reason, actor, token), cancellationToken);
    }

    private static Task<Results<Ok<ApprovalHandled>, ProblemAnswer>> TakeBackAsync(string subject, TakeBackApproval given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        return HandAsync(unitOfWork, (desk, token) => desk.TakeBackAsync(subject, given.Reason, actor, token), cancellationToken);
    }

    private static async Task<Results<Ok<ApprovalHandled>, ProblemAnswer>> HandAsync(IUnitOfWork unitOfWork, Func<HandingDesk, CancellationToken, Task<Answer<string>>> act, CancellationToken cancellationToken)
    {
        var answer = await unitOfWork.RunAsync((services, token) => act(services.GetRequiredService<HandingDesk>(), token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(new ApprovalHandled(answer.Value));
    }

    private static async Task<Results<Ok<SlipInfo>, ProblemAnswer>> AtDeskAsync(IUnitOfWork unitOfWork, Func<ApprovalDesk, CancellationToken, Task<Answer<ApprovalSlip>>> act, CancellationToken cancellationToken)
    {
        var answer = await unitOfWork.RunAsync((services, token) => act(services.GetRequiredService<ApprovalDesk>(), token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(Show(answer.Value));
    }

    private static IReadOnlyList<SlipInfo> Show(IEnumerable<ApprovalSlip> slips) => [.. slips.Select(Show)];

    private static SlipInfo Show(ApprovalSlip slip) => new(slip.Id, slip.Subject, slip.CaseId, slip.Title, slip.TitleEn, $"{slip.Kind}", slip.PersonId, slip.AskedBy, slip.AskedAt, slip.Note, $"{slip.Status}", slip.Opinion, slip.AnsweredBy, slip.AnsweredAt, slip.Position);
}
