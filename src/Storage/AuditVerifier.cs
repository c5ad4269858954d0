using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Audit;

namespace Orchestrator.Storage;

/// <summary>Recomputes the audit chains and names the first broken link.</summary>
public sealed class AuditVerifier(OrchestratorDbContext db)
{
    /// <summary>
    /// Reads all events stream by stream, in bounded memory. A link is broken when its hash does not fit its content, it does not name its
    /// predecessor, a sequence number is missing, or the stream's head is not where the case or stream row says it is.
    /// </summary>
    public async Task<AuditVerdict> VerifyAsync(Action<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var heads = await HeadsAsync(cancellationToken);
        long events = 0;
        string? stream = null, previous = null;
        long sequence = 0;
        BrokenLink? broken = null;
        var seen = new HashSet<string>();

        await foreach (var e in db.AuditEvents.AsNoTracking().OrderBy(e => e.Stream).ThenBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (e.Stream != stream)
            {
                broken ??= HeadProblem(stream, sequence, previous, heads);
                (stream, sequence, previous) = (e.Stream, 0, AuditChain.Genesis);
                seen.Add(e.Stream);
            }

            broken ??= LinkProblem(e, sequence, previous!);
            if (broken is not null)
                return new AuditVerdict(seen.Count, events, broken);
            (sequence, previous) = (e.Sequence, e.Hash);
            if (++events % 1000 == 0)
                progress?.Invoke(events);
        }

        broken ??= HeadProblem(stream, sequence, previous, heads);
        foreach (var (missing, head) in heads.Where(head => head.Value.Length > 0 && !seen.Contains(head.Key)))
            broken ??= new BrokenLink(missing, head.Length, "整条链的记录缺失", "all events of the chain are missing");
        return new AuditVerdict(seen.Count, events, broken);
    }

    private static BrokenLink? LinkProblem(AuditEvent e, long sequence, string previous) =>
        e.Sequence != sequence + 1 ? new BrokenLink(e.Stream, sequence + 1, $"缺少第 {sequence + 1} 条记录", $"event {sequence + 1} is missing")
        : e.PreviousHash != previous ? new BrokenLink(e.Stream, e.Sequence, "与前一条记录的散列不相接", "does not follow from the event before it")
        : AuditChain.HashOf(e) != e.Hash ? new BrokenLink(e.Stream, e.Sequence, "内容与散列不符,记录被改动", "the content does not fit its hash: it was changed")
        : null;

    private static BrokenLink? HeadProblem(string? stream, long sequence, string? hash, Dictionary<string, (long Length, string? Head)> heads)
    {
        if (stream is null)
            return null;
        if (!heads.TryGetValue(stream, out var head))
            return new BrokenLink(stream, sequence, "链所属的案件不存在", "the case that the chain belongs to is gone");
        return head.Length != sequence || head.Head != hash
            ? new BrokenLink(stream, Math.Min(head.Length, sequence) + 1, $"链尾应为第 {head.Length} 条,实为第 {sequence} 条", $"the chain should end at event {head.Length} but ends at {sequence}")
            : null;
    }

    private async Task<Dictionary<string, (long Length, string? Head)>> HeadsAsync(CancellationToken cancellationToken)
    {
        var heads = await db.Cases.AsNoTracking().Select(c => new { c.Id, c.AuditLength, c.AuditHead }).ToDictionaryAsync(c => c.Id, c => (c.AuditLength, c.AuditHead), cancellationToken);
        await foreach (var s in db.AuditStreams.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
            heads[s.Id] = (s.Length, s.Head);
        return heads;
    }
}

/// <summary>The outcome of a verification; <see cref="Broken"/> is null when every chain holds.</summary>
public sealed record AuditVerdict(int Streams, long Events, BrokenLink? Broken);

/// <summary>The first link that does not hold: its stream, its sequence number, and what is wrong.</summary>
public sealed record BrokenLink(string Stream, long Sequence, string Zh, string En);
