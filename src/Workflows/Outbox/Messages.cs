using Orchestrator.Engine;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Outbox;

/// <summary>Writes what a unit is told into the outbox, in the transaction of the act that it is told of.</summary>
internal sealed class Messages(IRecords records, TimeProvider clock)
{
    /// <summary>An e-mail that a document was issued or served.</summary>
    public async Task TellOfNoticeAsync(CaseFile file, Notice notice, CancellationToken cancellationToken)
    {
        var unit = await records.GetAsync<Unit>(file.Case.UnitId, cancellationToken);
        var title = $"{notice.Title}{(notice.DocumentNumber is null ? "" : $"（{notice.DocumentNumber}）")}";
        Add(file, "email", "notice", unit.Email, $"【{file.Campaign.Title}】{title}",
            $"{unit.Name}：\n\n你单位的《{title}》已于{notice.IssuedOn:yyyy-MM-dd}制发，请登录系统查阅。\n\n{Contact(file)}", $"notice:{notice.Id}:email", notice.Id, null);
    }

    /// <summary>E-mail and short message that a period is about to end or has ended. The keys make a second firing write nothing new.</summary>
    public async Task RemindAsync(CaseFile file, Deadline reminder, string periodNameZh, NodaTime.LocalDate dueOn, Notice? letter, CancellationToken cancellationToken)
    {
        var unit = await records.GetAsync<Unit>(file.Case.UnitId, cancellationToken);
        var when = reminder.OffsetDays switch
        {
            < 0 => $"将于{dueOn:yyyy-MM-dd}届满，还有{-reminder.OffsetDays}日",
            0 => $"将于今日（{dueOn:yyyy-MM-dd}）二十四时届满",
            _ => $"已于{dueOn:yyyy-MM-dd}届满，逾期{reminder.OffsetDays}日",
        };
        var text = $"{unit.Name}：{file.Campaign.Title}中，你单位的“{periodNameZh}”{when}，请及时办理。已办理的请忽略。";
        Add(file, "email", "reminder", unit.Email, $"【{file.Campaign.Title}】{periodNameZh}提醒", $"{text}\n\n{Contact(file)}", $"reminder:{reminder.Id}:email", letter?.Id, reminder.Id);
        Add(file, "sms", "reminder", unit.Phone, periodNameZh, text, $"reminder:{reminder.Id}:sms", letter?.Id, reminder.Id);
    }

    /// <summary>
    /// An e-mail that a period has ended and what follows. Periods end at midnight, so it is written with what ends them and goes out at nine in the morning.
    /// </summary>
    public async Task TellOfEndAsync(CaseFile file, Deadline ended, CancellationToken cancellationToken)
    {
        var unit = await records.GetAsync<Unit>(file.Case.UnitId, cancellationToken);
        var timer = TimerCatalogue.Get(ended.Timer);
        var name = new MailText(timer.NameZh, timer.NameEn);
        var body = MailText.Of("ended.body", unit.Name, file.Campaign.Title, name, $"{ended.DueOn:yyyy-MM-dd}");
        Add(file, "email", "reminder", unit.Email, $"【{file.Campaign.Title}】{MailText.Of("ended.subject", name).InOneLine}", $"{body.InParagraphs}\n\n{Contact(file)}",
            $"ended:{ended.Id}:email", null, ended.Id, Announcement.HourOf(ended.DueOn.PlusDays(1)));
    }

    private static string Contact(CaseFile file) => $"联系：{file.Campaign.Settings.ContactRole} {file.Campaign.Settings.ContactPhone}";

    private void Add(CaseFile file, string channel, string purpose, string recipient, string subject, string body, string key, string? noticeId, string? deadlineId, DateTimeOffset? notBefore = null)
    {
        // A unit that a lead brought to light may have no address yet; its documents are served by officers.
        if (recipient.Length == 0)
            return;
        var now = clock.GetUtcNow();
        records.Add(new OutboxMessage
        {
            Id = Ids.New(clock),
            Channel = channel,
            Purpose = purpose,
            Recipient = recipient,
            Subject = subject,
            Body = body,
            CampaignId = file.Campaign.Id,
            CaseId = file.CaseOrNull?.Id,
            NoticeId = noticeId,
            DeadlineId = deadlineId,
            IdempotencyKey = key,
            CreatedAt = now,
            NextAttemptAt = notBefore > now ? notBefore.Value : now,
        });
    }
}
