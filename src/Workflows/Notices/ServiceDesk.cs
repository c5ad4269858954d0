using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices.Data;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Notices;

/// <summary>Records service: the record, the receipt (D34) where one is due, and what service means for order or penalty case.</summary>
internal sealed class ServiceDesk(IRecords records, IAuditTrail audit, NoticeDesk notices, CaseFactsReader reader, Messages messages, Acting acting, TimeProvider clock)
{
    public async Task<ServiceRecord> ServeAsync(CaseFile file, Notice notice, Delivery delivery, CancellationToken cancellationToken)
    {
        var enclosed = await records.EnclosedAsync(notice, cancellationToken);
        var service = Record(file, notice, delivery);
        if (notice.RequiresService)
            service.ReceiptNoticeId = (await notices.IssueAsync(file, "D34", ServiceReceipt.Particulars([notice, .. enclosed], service, delivery.Relation), cancellationToken)).Id;
        var content = NoticeContents.Get(notice.TemplateCode);
        content.OnServed(await reader.ReadAsync(file, content.Needs, notice.Id, cancellationToken), notice, service);
        RecordServed(file, notice, service);
        foreach (var enclosure in enclosed)
        {
            var beside = Record(file, enclosure, delivery);
            beside.ReceiptNoticeId = service.ReceiptNoticeId;
            RecordServed(file, enclosure, beside);
        }
        await messages.TellOfNoticeAsync(file, notice, cancellationToken);
        return service;
    }

    private ServiceRecord Record(CaseFile file, Notice notice, Delivery delivery)
    {
        var service = new ServiceRecord
        {
            Id = Ids.New(clock),
            NoticeId = notice.Id,
            CaseId = file.Case.Id,
            CampaignId = file.Campaign.Id,
            Mode = delivery.Mode,
            ServedOn = delivery.ServedOn,
            Receiver = delivery.Receiver,
            Witness = delivery.Witness,
            Remark = delivery.Remark,
            ServedBy = acting.Actor.Id,
            RecordedAt = clock.GetUtcNow(),
        };
        records.Add(service);
        notice.Status = NoticeStatus.Served;
        return service;
    }

    private void RecordServed(CaseFile file, Notice notice, ServiceRecord service) =>
        audit.Append(file.Case, acting.Actor, "notice.served", after: $"{notice.Title} {notice.DocumentNumber}".TrimEnd(),
            data: new { notice.Id, Mode = service.Mode.ToString(), ServedOn = Plain.Date(service.ServedOn), service.Receiver });

    /// <summary>The document is served by public notice (D35); it counts as served when the notice has run its time.</summary>
    public async Task PublishAsync(CaseFile file, Notice notice, LocalDate publishedOn, string media, PublicNoticeTerm term, LocalDate servedOn, CancellationToken cancellationToken)
    {
        await notices.IssueAsync(file, "D35", PublicNotice.Particulars(notice, publishedOn, media, term, servedOn), cancellationToken);
        audit.Append(file.Case, acting.Actor, "notice.published", after: $"{notice.Title} {notice.DocumentNumber}".TrimEnd(),
            data: new { notice.Id, PublishedOn = Plain.Date(publishedOn), Media = media, term.Timer, CountsAsServedOn = Plain.Date(servedOn) });
    }

    /// <summary>The attempt failed; the document waits for another.</summary>
    public void Fail(CaseFile file, Notice notice, string? reason)
    {
        notice.Status = NoticeStatus.ServiceFailed;
        audit.Append(file.Case, acting.Actor, "notice.service-failed", after: $"{notice.Title} {notice.DocumentNumber}".TrimEnd(), reason: reason);
    }
}
