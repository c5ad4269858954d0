using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.Outbox;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.Outbox;

internal static class OutboxEndpoints
{
    private const string List = "outbox";

    private static readonly Refusal NotDead = new("outbox-not-dead", "只有发送失败且已停止重试的消息才能重新发送。", "Only a message that was given up can be sent again.");

    public static void Map(IEndpointRouteBuilder app)
    {
        var outbox = app.MapGroup("/api/outbox").WithTags("Outbox");
        outbox.MapGet("", ListAsync).RequireAuthorization(Policies.ReadOutbox).WithName("ListOutbox").WithSummary("发件箱 / Messages on their way out");
        outbox.MapPost("/{id}/retry", RetryAsync).RequireAuthorization(Policies.RetryOutbox).AsCommand().WithName("RetryOutboxMessage").WithSummary("重新发送 / Send a given-up message again");
    }

    private static async Task<Ok<Page<OutboxItem>>> ListAsync(string? status, string? channel, string? caseId, string? cursor, int? limit, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var messages = db.Outbox.AsNoTracking();
        if (Parameters.Choice<OutboxStatus>("status", status) is { } chosen)
            messages = messages.Where(m => m.Status == chosen);
        if (!string.IsNullOrEmpty(channel))
            messages = messages.Where(m => m.Channel == channel);
        if (!string.IsNullOrEmpty(caseId))
            messages = messages.Where(m => m.CaseId == caseId);
        if (Cursor.Read(List, cursor, 2) is { } after)
        {
            var (at, id) = (after.Instant(0) ?? throw new BadCursorException(), after.Text(1));
            messages = messages.Where(m => m.CreatedAt < at || (m.CreatedAt == at && m.Id.CompareTo(id) > 0));
        }

        var rows = await messages.OrderByDescending(m => m.CreatedAt).ThenBy(m => m.Id).Take(size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(PageSize.Cut(rows, size, Show, m => Cursor.Of(List, m.CreatedAt, m.Id)));
    }

    private static async Task<Results<Ok<OutboxItem>, ProblemAnswer>> RetryAsync(string id, IUnitOfWork unitOfWork, TimeProvider clock, CancellationToken cancellationToken)
    {
        var answer = await unitOfWork.RunAsync<Answer<OutboxItem>>(async (services, token) =>
        {
            var message = await services.GetRequiredService<IRecords>().GetAsync<OutboxMessage>(id, token);
            if (message.Status != OutboxStatus.Dead)
                return NotDead;
            message.Status = OutboxStatus.Pending;
            message.Attempts = 0;
            message.NextAttemptAt = clock.GetUtcNow();
            return Show(message);
        }, cancellationToken);
        return answer.Refusal is { } refusal ? ProblemAnswer.Of(refusal) : TypedResults.Ok(answer.Value);
    }

    private static OutboxItem Show(OutboxMessage message) => new()
    {
        Id = message.Id,
        Channel = message.Channel,
        Purpose = message.Purpose,
        Recipient = message.Recipient,
        Subject = message.Subject,
        Body = message.Body,
        CaseId = message.CaseId,
        NoticeId = message.NoticeId,
        CreatedAt = message.CreatedAt,
        Status = message.Status.ToString(),
        Attempts = message.Attempts,
        NextAttemptAt = message.Status == OutboxStatus.Pending ? message.NextAttemptAt : null,
        SentAt = message.SentAt,
        LastError = message.LastError,
    };
}
