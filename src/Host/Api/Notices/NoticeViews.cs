using NodaTime;
using Orchestrator.Client.Notices;
using Orchestrator.Workflows.Notices;

namespace Orchestrator.Host.Api.Notices;

internal static class NoticeViews
{
    /// <summary>Rows of a list, read without the documents' text.</summary>
    public static IQueryable<NoticeSummary> Summaries(this IQueryable<Notice> notices) => notices.Select(n => new NoticeSummary
    {
        Id = n.Id,
        CampaignId = n.CampaignId,
        CaseId = n.CaseId,
        PenaltyCaseId = n.PenaltyCaseId,
        TemplateCode = n.TemplateCode,
        TemplateVersion = n.TemplateVersion,
        Title = n.Title,
        DocumentNumber = n.DocumentNumber,
        AddresseeName = n.AddresseeName,
        Sha256 = n.Sha256,
        RequiresService = n.RequiresService,
        IssuedAt = n.IssuedAt,
        IssuedOn = Day(n.IssuedOn),
        Status = n.Status.ToString(),
        VoidReason = n.VoidReason,
        SuccessorId = n.SuccessorId,
    });

    public static NoticeService Show(this ServiceRecord record) =>
        new(record.Id, record.Mode.ToString(), record.ServedOn.OnWire(), record.Receiver, record.Witness, record.Remark, record.RecordedAt);

    private static DateOnly Day(LocalDate date) => date.ToDateOnly();
}
