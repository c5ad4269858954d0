using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Bulletins;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Invariants;

/// <summary>
/// What must hold in every database at rest, each check a query of its own. The rules are listed in <c>docs/invariants.md</c> under the same names.
/// </summary>
public sealed class InvariantChecks(OrchestratorDbContext db, AuditVerifier audit, TimeProvider clock)
{
    /// <summary>At most this many violations of one invariant are listed.</summary>
    private const int Most = 20;

    /// <summary>All invariants, in the order in which they are checked.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "open-case-has-next-step", "armed-deadline-has-live-instance", "nothing-due-is-left", "numbers-are-gapless", "served-document-has-service-record",
        "reminder-sent-once", "penalty-was-announced", "notice-is-frozen", "bulletin-equals-queries", "no-incidents", "audit-chains-hold",
    ];

    public async Task<IReadOnlyList<Violation>> CheckAsync(CancellationToken cancellationToken = default)
    {
        Func<CancellationToken, Task<List<Violation>>>[] checks =
        [
            OpenCaseHasNextStepAsync, ArmedDeadlineHasLiveInstanceAsync, NothingDueIsLeftAsync, NumbersAreGaplessAsync, ServedDocumentHasServiceRecordAsync,
            ReminderSentOnceAsync, PenaltyWasAnnouncedAsync, NoticeIsFrozenAsync, BulletinEqualsQueriesAsync, NoIncidentsAsync, AuditChainsHoldAsync,
        ];
        var violations = new List<Violation>();
        foreach (var check in checks)
            violations.AddRange((await check(cancellationToken)).Take(Most));
        return violations;
    }

    private async Task<List<Violation>> OpenCaseHasNextStepAsync(CancellationToken cancellationToken)
    {
        UnitCaseState[] ended = [UnitCaseState.U61, UnitCaseState.X2, UnitCaseState.X3, UnitCaseState.X4, UnitCaseState.X5];
        var stuck = await db.Cases.AsNoTracking()
            .Where(c => !ended.Contains(c.State)
                && !db.Tasks.Any(t => t.CaseId == c.Id && t.Status == WorkTaskStatus.Open)
                && !db.Deadlines.Any(d => d.CaseId == c.Id && (d.Status == DeadlineStatus.Armed || d.Status == DeadlineStatus.Suspended) && d.Kind != DeadlineKind.Reminder)
                && !db.Bookmarks.Any(b => b.CorrelationId == c.Id && b.DueAt != null))
            .OrderBy(c => c.Number).Take(Most).Select(c => new { c.Number, c.State }).ToListAsync(cancellationToken);
        return [.. stuck.Select(c => new Violation("open-case-has-next-step", c.Number, $"案件处于 {c.State},既无待办任务也无期限", $"the case stands at {c.State} with neither an open task nor an armed deadline"))];
    }

    private async Task<List<Violation>> ArmedDeadlineHasLiveInstanceAsync(CancellationToken cancellationToken)
    {
        var orphans = await db.Deadlines.AsNoTracking()
            .Where(d => d.Status == DeadlineStatus.Armed && !db.Instances.Any(i => i.Id == d.InstanceId && i.Status == WorkflowStatus.Running))
            .OrderBy(d => d.Id).Take(Most).Select(d => new { d.Id, d.Timer }).ToListAsync(cancellationToken);
        return [.. orphans.Select(d => new Violation("armed-deadline-has-live-instance", d.Id, $"期限 {d.Timer} 仍在计时,但流程已结束", $"deadline {d.Timer} is armed but its workflow has ended"))];
    }

    private async Task<List<Violation>> NothingDueIsLeftAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var left = await db.Deadlines.AsNoTracking().Where(d => d.Status == DeadlineStatus.Armed && d.ExpiresAt <= now).OrderBy(d => d.ExpiresAt).Take(Most).Select(d => new { d.Id, d.Timer }).ToListAsync(cancellationToken);
        var queued = await db.Queue.AsNoTracking().Where(q => q.IsDead || q.NotBefore <= now).OrderBy(q => q.Id).Take(Most).Select(q => new { q.Id, q.Kind }).ToListAsync(cancellationToken);
        return
        [
            .. left.Select(d => new Violation("nothing-due-is-left", d.Id, $"期限 {d.Timer} 已届满但未处理", $"deadline {d.Timer} has passed and was not acted on")),
            .. queued.Select(q => new Violation("nothing-due-is-left", q.Id, $"队列中有未处理的 {q.Kind}", $"a queued {q.Kind} was not done")),
        ];
    }

    private async Task<List<Violation>> NumbersAreGaplessAsync(CancellationToken cancellationToken)
    {
        var series = await db.Notices.AsNoTracking().Where(n => n.Serial != null)
            .GroupBy(n => new { n.Series, n.SeriesYear })
            .Select(g => new { g.Key.Series, g.Key.SeriesYear, Count = g.Count(), Highest = g.Max(n => n.Serial) })
            .ToListAsync(cancellationToken);
        var given = await db.SeriesCounters.AsNoTracking().SumAsync(c => c.LastSerial, cancellationToken);
        var violations = series.Where(s => s.Count != s.Highest)
            .Select(s => new Violation("numbers-are-gapless", $"{s.Series}[{s.SeriesYear}]", $"应有 {s.Highest} 件,实有 {s.Count} 件", $"{s.Highest} documents expected, {s.Count} found")).ToList();
        var (documents, tips, found) = (series.Sum(s => s.Count), await db.Tips.AsNoTracking().CountAsync(cancellationToken), await db.Units.AsNoTracking().CountAsync(u => u.Code.StartsWith(LeadUnits.CodePrefix), cancellationToken));
        if (given != documents + tips + found)
            violations.Add(new Violation("numbers-are-gapless", "series_counters", $"共取号 {given} 个,文书 {documents} 件、举报 {tips} 件、线索建档 {found} 户", $"{given} numbers were given for {documents} documents, {tips} tips and {found} units found"));
        return violations;
    }

    private async Task<List<Violation>> ServedDocumentHasServiceRecordAsync(CancellationToken cancellationToken)
    {
        var missing = await db.Notices.AsNoTracking()
            .Where(n => n.Status == NoticeStatus.Served && !db.ServiceRecords.Any(s => s.NoticeId == n.Id))
            .OrderBy(n => n.Id).Take(Most).Select(n => n.DocumentNumber ?? n.Id).ToListAsync(cancellationToken);
        return [.. missing.Select(number => new Violation("served-document-has-service-record", number, "已送达的文书没有送达记录", "a served document has no service record"))];
    }

    private async Task<List<Violation>> ReminderSentOnceAsync(CancellationToken cancellationToken)
    {
        // In one pass over the outbox each: asking anew for every reminder takes hours in a large campaign.
        var reminders = db.Deadlines.AsNoTracking().Where(d => d.Kind == DeadlineKind.Reminder && d.Status == DeadlineStatus.Fired);
        var heard = db.Outbox.Where(m => m.DeadlineId != null).Select(m => m.DeadlineId!);
        // A unit that a lead or a tip brought to light has no address to write to.
        var silent = await reminders.Where(d => !heard.Contains(d.Id) && !db.Cases.Any(c => c.Id == d.CaseId && db.Units.Any(u => u.Id == c.UnitId && u.Code.StartsWith(LeadUnits.CodePrefix)))).OrderBy(d => d.Id).Take(Most).Select(d => new { d.Id, d.RemindsOf }).ToListAsync(cancellationToken);
        var wrong = await (
            from d in reminders
            join m in db.Outbox on d.Id equals m.DeadlineId
            group m by new { d.Id, d.RemindsOf } into g
            select new { g.Key.Id, g.Key.RemindsOf, All = g.Count(), Sent = g.Count(m => m.Status == OutboxStatus.Sent), Ways = g.Select(m => m.Channel + " " + m.Recipient).Distinct().Count() })
            .Where(d => d.Sent != d.All || d.Ways != d.All)
            .OrderBy(d => d.Id).Take(Most).ToListAsync(cancellationToken);
        return
        [
            .. silent.Select(d => new Violation("reminder-sent-once", d.Id, $"{d.RemindsOf} 的提醒没有任何消息", $"the reminder of {d.RemindsOf} has no message")),
            .. wrong.Select(d => new Violation("reminder-sent-once", d.Id, $"{d.RemindsOf} 的提醒:{d.All} 条消息,{d.Ways} 个去处,已发 {d.Sent} 条", $"reminder of {d.RemindsOf}: {d.All} messages to {d.Ways} places, {d.Sent} sent")),
        ];
    }

    private async Task<List<Violation>> PenaltyWasAnnouncedAsync(CancellationToken cancellationToken)
    {
        var unannounced = await db.PenaltyCases.AsNoTracking()
            .Where(p => p.DecisionNoticeId != null && !p.IsOnTheSpot && p.Outcome != PenaltyOutcome.NoPenalty && (p.AdvanceNoticeServedOn == null || p.DecidedBy == null || p.DecidedBy == p.LeadOfficerId || p.DecidedBy == p.CoOfficerId || p.LegalReviewerId == null))
            .OrderBy(p => p.Id).Take(Most).Select(p => p.FilingNumber ?? p.Id).ToListAsync(cancellationToken);
        return [.. unannounced.Select(number => new Violation("penalty-was-announced", number, "作出处罚决定前未经告知、审核或由他人审批", "decided without notice, legal review or a second pair of eyes"))];
    }

    private async Task<List<Violation>> NoticeIsFrozenAsync(CancellationToken cancellationToken)
    {
        var violations = new List<Violation>();
        await foreach (var notice in db.Notices.AsNoTracking().Select(n => new { n.Id, n.DocumentNumber, n.Html, n.Sha256 }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice.Html))) != notice.Sha256)
                violations.Add(new Violation("notice-is-frozen", notice.DocumentNumber ?? notice.Id, "文书内容与其散列不符", "the document's content does not fit its hash"));
        }

        return violations;
    }

    private async Task<List<Violation>> BulletinEqualsQueriesAsync(CancellationToken cancellationToken)
    {
        var violations = new List<Violation>();
        foreach (var bulletin in await db.Bulletins.AsNoTracking().Where(b => b.Edition == BulletinMetrics.Edition).OrderBy(b => b.Id).Take(Most).ToListAsync(cancellationToken))
        {
            var snapshot = await new BulletinFigures(db).SnapshotAsync(bulletin.CampaignId, bulletin.AsOf, cancellationToken);
            var now = snapshot.Figures;
            if (bulletin.SnapshotHash is { } hash && hash != snapshot.Hash)
                violations.Add(new Violation("bulletin-equals-queries", "snapshot", $"快照散列为 {hash},重新统计为 {snapshot.Hash}", $"the snapshot's hash is {hash}, counted anew {snapshot.Hash}"));
            foreach (var (metric, frozen) in BulletinFigures.Parse(bulletin.Metrics))
            {
                if (!now.TryGetValue(metric, out var counted) || counted != frozen)
                    violations.Add(new Violation("bulletin-equals-queries", metric, $"通报为 {frozen},查询为 {counted}", $"the bulletin says {frozen}, the query {counted}"));
            }
        }

        return violations;
    }

    private async Task<List<Violation>> NoIncidentsAsync(CancellationToken cancellationToken)
    {
        var faulted = await db.Instances.AsNoTracking().Where(i => i.IncidentCount > 0).OrderBy(i => i.Id).Take(Most).Select(i => new { i.Id, i.DefinitionId, i.IncidentCount }).ToListAsync(cancellationToken);
        return [.. faulted.Select(i => new Violation("no-incidents", i.Id, $"流程 {i.DefinitionId} 有 {i.IncidentCount} 个异常", $"workflow {i.DefinitionId} has {i.IncidentCount} incident(s)"))];
    }

    private async Task<List<Violation>> AuditChainsHoldAsync(CancellationToken cancellationToken) =>
        (await audit.VerifyAsync(cancellationToken: cancellationToken)).Broken is { } broken
            ? [new Violation("audit-chains-hold", $"{broken.Stream} #{broken.Sequence}", broken.Zh, broken.En)]
            : [];
}
