using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Notices;

/// <summary>Documents that go to the addressee together with another, under one receipt: the payment slip with the decision.</summary>
internal static class Enclosures
{
    private const int Most = 20;

    /// <summary>What lies in the envelope beside the document and has not been served yet.</summary>
    public static async Task<IReadOnlyList<Notice>> EnclosedAsync(this IRecords records, Notice notice, CancellationToken cancellationToken)
    {
        List<string> codes = [.. NoticeContents.Get(notice.TemplateCode).Encloses];
        if (codes.Count == 0)
            return [];
        var (caseId, penaltyId) = (notice.CaseId, notice.PenaltyCaseId);
        return await records.ListAsync<Notice>(
            row => row.CaseId == caseId && row.PenaltyCaseId == penaltyId && codes.Contains(row.TemplateCode) && (row.Status == NoticeStatus.Issued || row.Status == NoticeStatus.ServiceFailed),
            Most, rows => rows.OrderBy(row => row.IssuedAt).ThenBy(row => row.Id), cancellationToken);
    }
}
