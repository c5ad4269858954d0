using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Notices;

/// <summary>A workflow that waits for a document waits for the one that was issued in its place, should it be voided.</summary>
internal static class StandingNotices
{
    /// <summary>The document of this id, or the last of those that were issued in its place.</summary>
    public static async Task<Notice> StandingNoticeAsync(this IRecords records, string id, CancellationToken cancellationToken)
    {
        var notice = await records.GetAsync<Notice>(id, cancellationToken);
        while (notice.SuccessorId is { } next)
            notice = await records.GetAsync<Notice>(next, cancellationToken);
        return notice;
    }
}
