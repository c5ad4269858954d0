using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Storage.Bulletins;

/// <summary>Which time limits were kept: armed deadlines of duties, and tasks that a timer limits.</summary>
internal sealed class TimeLimits(OrchestratorDbContext db)
{
    private const string Rectification = "T-06";
    private static readonly string[] Duties = [.. TimerCatalogue.All.Concat(TimerCatalogue.Parts).Where(timer => timer.IsDuty).Select(timer => timer.Id)];
    private static readonly string[] OfPenalties = ["T-14", "T-26", "T-29"];

    /// <summary>Every limit that was kept by then or had passed; 1 when it was kept.</summary>
    public async Task<IReadOnlyList<MetricRow>> AllAsync(MetricMoment at, CancellationToken cancellationToken) =>
        [.. await DeadlinesAsync(Duties, at, cancellationToken), .. await TasksAsync(at, cancellationToken)];

    /// <summary>Penalty cases in which a limit of the procedure ran out: T-14, T-26 and T-29 are armed, T-24 is the last day to serve the decision.</summary>
    public async Task<IReadOnlyList<MetricRow>> OutOfTimeAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var fired = await db.Deadlines.AsNoTracking().Where(d => d.CampaignId == at.CampaignId && d.PenaltyCaseId != null && OfPenalties.Contains(d.Timer) && d.Kind != DeadlineKind.Reminder && d.FiredAt < at.AsOf)
            .Select(d => new { PenaltyId = d.PenaltyCaseId!, d.Timer }).ToListAsync(cancellationToken);
        var decisions = await db.PenaltyCases.AsNoTracking().Where(p => p.CampaignId == at.CampaignId && p.DecisionNoticeId != null)
            .Join(db.Tasks.Where(t => t.DueOn != null && t.CreatedAt < at.AsOf), p => p.DecisionNoticeId, t => t.NoticeId, (p, t) => new { p.Id, p.DecisionServedOn, t.DueOn }).ToListAsync(cancellationToken);
        var unserved = decisions.GroupBy(p => p.Id).Select(tries => tries.MinBy(p => p.DueOn)!).Where(p => p.DueOn < at.Day && !(p.DecisionServedOn <= p.DueOn)).Select(p => new { PenaltyId = p.Id, Timer = "T-24" });
        var late = fired.Concat(unserved).ToLookup(row => row.PenaltyId, row => row.Timer);
        var penalties = await db.PenaltyCases.AsNoTracking().Where(p => p.CampaignId == at.CampaignId).Select(p => new { p.Id, p.CaseId, p.FilingNumber, p.UnitName, p.District }).ToListAsync(cancellationToken);
        return [.. penalties.Where(p => late.Contains(p.Id)).Select(p => new MetricRow(p.Id, p.CaseId, $"{p.FilingNumber} {p.UnitName} {string.Join(" ", late[p.Id].Distinct().Order(StringComparer.Ordinal))}", p.District, 1))];
    }

    private async Task<IReadOnlyList<MetricRow>> DeadlinesAsync(string[] timers, MetricMoment at, CancellationToken cancellationToken)
    {
        var rows = await (
            from d in db.Deadlines.AsNoTracking()
            where d.CampaignId == at.CampaignId && timers.Contains(d.Timer) && d.Kind != DeadlineKind.Reminder && !(d.IsMoot && d.CancelledAt < at.AsOf) && d.ArmedAt < at.AsOf
                && (d.ExpiresAt < at.AsOf || (d.Status == DeadlineStatus.Cancelled && d.CancelledAt < at.AsOf))
                && !(d.Status == DeadlineStatus.Suspended && d.CancelledAt < at.AsOf)
            join c in db.Cases on d.CaseId equals c.Id into cases
            from c in cases.DefaultIfEmpty()
            select new { d.Id, d.CaseId, d.Timer, d.ArmedAt, d.ExpiresAt, d.Status, d.CancelledAt, Number = c == null ? null : c.Number, Name = c == null ? null : c.UnitName, District = c == null ? null : c.District }).ToListAsync(cancellationToken);
        // What is to be rectified is rectified in time when the unit reports it in time, though the recheck comes later and finds so.
        var reported = (await db.Orders.AsNoTracking().Where(o => o.CampaignId == at.CampaignId && o.CompletionReportedAt < at.AsOf && o.PassedOn != null).Select(o => new { o.CaseId, o.CompletionReportedAt, o.PassedOn }).ToListAsync(cancellationToken))
            .Where(o => o.PassedOn < at.Day).ToLookup(o => o.CaseId, o => o.CompletionReportedAt!.Value);
        return [.. rows.Select(d =>
        {
            var kept = (d.Status == DeadlineStatus.Cancelled && d.CancelledAt < d.ExpiresAt && d.CancelledAt < at.AsOf)
                || (d.Timer == Rectification && reported[d.CaseId!].Any(told => told >= d.ArmedAt && told < d.ExpiresAt));
            return new MetricRow(d.Id, d.CaseId, $"{d.Timer} {TimerCatalogue.Get(d.Timer).NameZh} {d.Number} {d.Name}".TrimEnd(), d.District, kept ? 1 : 0) { Part = d.Timer };
        })];
    }

    /// <summary>Tasks whose last day a timer sets, where no deadline of the same workflow stands for it already.</summary>
    private async Task<IReadOnlyList<MetricRow>> TasksAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.CampaignId == at.CampaignId && t.Timer != null && Duties.Contains(t.Timer) && t.DueAt != null && t.CreatedAt < at.AsOf
                && !(t.Status == WorkTaskStatus.Withdrawn && (t.WithdrawnAt == null || (t.WithdrawnAt < at.AsOf && t.WithdrawnAt < t.DueAt)))
                && (t.DueAt < at.AsOf || t.CompletedAt < at.AsOf)
                && !db.Deadlines.Any(d => d.InstanceId == t.InstanceId && d.Timer == t.Timer))
            .Select(t => new { t.Id, t.CaseId, t.Timer, t.Title, t.Subject, t.District, t.DueAt, t.CompletedAt }).ToListAsync(cancellationToken);
        return [.. tasks.Select(t => new MetricRow(t.Id, t.CaseId, $"{t.Timer} {t.Title} {t.Subject}", t.District, t.CompletedAt < at.AsOf && t.CompletedAt < t.DueAt ? 1 : 0) { Part = t.Timer })];
    }
}
