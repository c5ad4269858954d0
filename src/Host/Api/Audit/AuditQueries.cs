using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.Audit;
using Orchestrator.Client.Cases;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Audit;

namespace Orchestrator.Host.Api.Audit;

/// <summary>The audit chain, and the timeline that is read from it.</summary>
internal static class AuditQueries
{
    private const string List = "audit";

    public static async Task<Page<TimelineEntry>> TimelineAsync(OrchestratorDbContext db, string caseId, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var (rows, size) = await ReadAsync(db, caseId, cursor, limit, cancellationToken);
        return PageSize.Cut(rows, size, e => new TimelineEntry(e.Sequence, e.At, e.ActorName, e.Act, e.Before, e.After, e.Reason), e => Cursor.Of(List, e.Stream, e.Sequence));
    }

    public static async Task<AuditExtract?> OfCaseAsync(OrchestratorDbContext db, string caseId, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var head = await db.Cases.Where(c => c.Id == caseId).Select(c => new { c.AuditLength, c.AuditHead }).FirstOrDefaultAsync(cancellationToken);
        if (head is null)
            return null;
        var (rows, size) = await ReadAsync(db, caseId, cursor, limit, cancellationToken);
        var page = PageSize.Cut(rows, size, e => new AuditEntry(e.Id, e.Sequence, e.At, e.ActorId, e.ActorName, e.Act, e.Before, e.After, e.Reason, e.Data, e.PreviousHash, e.Hash), e => Cursor.Of(List, e.Stream, e.Sequence));
        return new AuditExtract(caseId, head.AuditLength, head.AuditHead, page.Items, page.Next);
    }

    private static async Task<(List<AuditEvent> Rows, int Size)> ReadAsync(OrchestratorDbContext db, string stream, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var events = db.AuditEvents.AsNoTracking().Where(e => e.Stream == stream);
        if (Cursor.Read(List, cursor, 2) is { } after)
        {
            if (after.Text(0) != stream)
                throw new BadCursorException();
            var sequence = after.Number(1);
            events = events.Where(e => e.Sequence > sequence);
        }

        return (await events.OrderBy(e => e.Sequence).Take(size + 1).ToListAsync(cancellationToken), size);
    }
}
