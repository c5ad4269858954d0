using Orchestrator.Engine;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Outbox;

/// <summary>Writes mail to people of the bureau into the outbox, in the transaction of the act that it tells of.</summary>
internal sealed class StaffMail(IRecords records, TimeProvider clock)
{
    /// <summary>One e-mail to each of these people who has an address and is in service; the key, with the person's id, makes a second writing of the same thing impossible.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> WriteAsync(Campaign? campaign, string? caseId, string? deadlineId, IEnumerable<string> people, string purpose, MailText subject, MailText body, string key, CancellationToken cancellationToken)
    {
        var (written, now) = (0, clock.GetUtcNow());
        foreach (var id in people.Distinct(StringComparer.Ordinal))
        {
            if (await records.FindAsync<Person>(id, cancellationToken) is not { IsActive: true, Email: { Length: > 0 } address } person)
                continue;
            records.Add(new OutboxMessage
            {
                Id = Ids.New(clock),
                Channel = "email",
                Purpose = purpose,
                Recipient = address,
                Subject = campaign is null ? subject.InOneLine : $"【{campaign.Title}】{subject.InOneLine}",
                Body = $"{person.DisplayName}：\n\n{body.InParagraphs}",
                CampaignId = campaign?.Id,
                CaseId = caseId,
                DeadlineId = deadlineId,
                IdempotencyKey = $"{key}:{id}",
                CreatedAt = now,
                NextAttemptAt = now,
            });
            written++;
        }
        return written;
    }
}
