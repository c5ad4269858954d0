using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Workbench.Outbox;

/// <summary>A person puts a message that was given up back into the queue. It keeps its idempotency key, so that the far side can tell a repeat.</summary>
internal sealed class MessageRetry(IUnitOfWork unitOfWork, TimeProvider clock)
{
    /// <summary>Null when the message waits to be sent again; otherwise why not.</summary>
    public Task<Refusal?> RetryAsync(string messageId, Reader reader, CancellationToken cancellationToken = default) =>
        unitOfWork.RunAsync<Refusal?>(async (services, token) =>
        {
            if (!reader.MayResend)
                return new Refusal("outbox.role", "只有内勤、专项办或管理员可以重新发送。", "Only the records clerk, the campaign office or an administrator may send again.");
            var records = services.GetRequiredService<IRecords>();
            var message = await records.FindAsync<OutboxMessage>(messageId, token);
            if (message is null || message.Status == OutboxStatus.Sent)
                return new Refusal("outbox.sent", "该消息已发送，无需重发。", "The message has been sent; there is nothing to repeat.");
            var before = message.Status.ToString();
            message.Status = OutboxStatus.Pending;
            message.Attempts = 0;
            message.NextAttemptAt = clock.GetUtcNow();
            if (message.CaseId is { } caseId)
            {
                var @case = await records.LockCaseAsync(caseId, token);
                services.GetRequiredService<IAuditTrail>().Append(@case, reader.Actor, "outbox.retried", before, message.Status.ToString(), null, new { message = message.Id });
            }
            return null;
        }, cancellationToken);
}
