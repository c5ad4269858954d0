using Orchestrator.Workflows.Acts.Notices;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Measures;

/// <summary>The document that is to be voided, as far as the guard looks at it.</summary>
/// <param name="Notice">Null when the case has no document of the number that was given.</param>
/// <param name="Service">The open task of serving it.</param>
/// <param name="IsPublished">A public notice of it runs.</param>
internal sealed record VoidedDocument(Notice? Notice, WorkTask? Service, bool IsPublished)
{
    private static readonly string[] PublicNoticeTimers = ["T-18", "T-25"];

    public static async Task<VoidedDocument> ReadAsync(IRecords records, string caseId, string document, CancellationToken cancellationToken)
    {
        var name = document.Trim();
        var notice = await records.FirstAsync<Notice>(row => row.CaseId == caseId && row.DocumentNumber == name, null, cancellationToken)
            ?? await records.FirstAsync<Notice>(row => row.CaseId == caseId && row.DocumentNumber == null && row.Title == name, rows => rows.OrderByDescending(row => row.IssuedAt).ThenByDescending(row => row.Id), cancellationToken);
        if (notice is null)
            return new VoidedDocument(null, null, false);
        var service = await records.FirstAsync<WorkTask>(row => row.CaseId == caseId && row.NoticeId == notice.Id && row.Act == ServiceActs.Group && row.Status == WorkTaskStatus.Open, null, cancellationToken);
        var instance = service?.InstanceId;
        var published = instance is not null && await records.CountAsync<Deadline>(row => row.InstanceId == instance && PublicNoticeTimers.Contains(row.Timer) && row.Status == DeadlineStatus.Armed, cancellationToken) > 0;
        return new VoidedDocument(notice, service, published);
    }
}
