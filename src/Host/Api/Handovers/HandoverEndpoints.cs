using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Client.Handovers;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Workflows.Handovers;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Api.Handovers;

internal static class HandoverEndpoints
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/handovers", HandOverAsync).RequireAuthorization(Policies.Staff).AsCommand().WithTags("Handovers").WithName("HandOver").WithSummary("工作移交 / Hand everything open of one person to another");

    private static async Task<Results<Ok<HandoverInfo>, ProblemAnswer>> HandOverAsync(HandOver given, IUnitOfWork unitOfWork, ICurrentActor current, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        var answer = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<HandoverDesk>().HandOverAsync(given.PersonId, given.SuccessorId, given.Reason, actor, token), cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal)
            : TypedResults.Ok(new HandoverInfo(answer.Value.Cases, answer.Value.Tasks, answer.Value.Approvals, [.. answer.Value.Left.Select(left => new LeftBehindInfo(left.Subject, left.CaseId, left.Why.Code, left.Why.Zh, left.Why.En))], answer.Value.Visits, answer.Value.MoreCases, answer.Value.MoreTasks));
    }
}
