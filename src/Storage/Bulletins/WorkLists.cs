using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Bulletins;

/// <summary>办案质量 (m90–m96): time limits, service, challenges, workload, legal review, cooperation of the carriers.</summary>
internal sealed class WorkLists(OrchestratorDbContext db) : MetricFamily(db)
{
    private const string Service = "service";
    private const string HotlineItem = "C29";
    private static readonly string[] LegalReviews = ["legal-review", "ending-review", "measure-review"];

    public override async Task<IReadOnlyList<MetricRow>> ListAsync(string metric, MetricMoment at, CancellationToken cancellationToken) => metric switch
    {
        "m90" => await new TimeLimits(Db).AllAsync(at, cancellationToken),
        "m91" => await new TimeLimits(Db).OutOfTimeAsync(at, cancellationToken),
        "m92" => await ServedInTimeAsync(at, cancellationToken),
        "m92a" => await ServicesAsync(ServiceMode.Left, at, cancellationToken),
        "m92b" => await ServicesAsync(ServiceMode.PublicNotice, at, cancellationToken),
        "m93" => await ChallengedAsync(at, cancellationToken),
        "m93a" => await SucceededAsync(at, cancellationToken),
        "m94" => await PairsAsync(at, cancellationToken),
        "m94a" => await QueueAsync(at, cancellationToken),
        "m95" => await ReturnedAsync(at, cancellationToken),
        "m96" => await AnswersAsync(at, cancellationToken),
        "m96a" => await Db.ReconciliationFindings.AsNoTracking().Where(f => f.CampaignId == at.CampaignId && f.Rule == "RC-03" && f.Version == 1 && f.FoundAt < at.AsOf).Select(f => new MetricRow(f.Id, f.CaseId, f.Zh, f.District, 1)).ToListAsync(cancellationToken),
        "m96b" => await PublicityAsync(at, cancellationToken),
        _ => throw Unknown(metric),
    };

    /// <summary>Documents that somebody had to serve: served by then, or overdue. Where service was tried several times the first last day counts.</summary>
    private async Task<IReadOnlyList<MetricRow>> ServedInTimeAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var due = (await Db.Tasks.AsNoTracking().Where(t => t.CampaignId == at.CampaignId && t.Act == Service && t.NoticeId != null && t.DueOn != null && t.CreatedAt < at.AsOf).Select(t => new { t.NoticeId, t.CaseId, t.Title, t.Subject, t.District, t.DueOn }).ToListAsync(cancellationToken))
            .GroupBy(t => t.NoticeId!).Select(tries => tries.MinBy(t => t.DueOn)!);
        var served = (await Db.ServiceRecords.AsNoTracking().Where(s => s.CampaignId == at.CampaignId && s.RecordedAt < at.AsOf).Select(s => new { s.NoticeId, s.ServedOn }).ToListAsync(cancellationToken))
            .GroupBy(s => s.NoticeId).ToDictionary(services => services.Key, services => services.Min(service => service.ServedOn));
        return [.. due.Select(t => (Task: t, ServedOn: served.TryGetValue(t.NoticeId!, out var day) ? day : (LocalDate?)null)).Where(row => row.ServedOn is not null || row.Task.DueOn < at.Day)
            .Select(row => new MetricRow(row.Task.NoticeId!, row.Task.CaseId, $"{row.Task.Title} {row.Task.Subject}", row.Task.District, row.ServedOn <= row.Task.DueOn ? 1 : 0))];
    }

    private async Task<IReadOnlyList<MetricRow>> ServicesAsync(ServiceMode mode, MetricMoment at, CancellationToken cancellationToken) =>
        await Db.ServiceRecords.AsNoTracking().Where(s => s.CampaignId == at.CampaignId && s.RecordedAt < at.AsOf && Db.Tasks.Any(t => t.CaseId == s.CaseId && t.NoticeId == s.NoticeId && t.Act == Service))
            .Join(Db.Notices, s => s.NoticeId, n => n.Id, (s, n) => new { s.Id, s.CaseId, s.Mode, n.Title, n.DocumentNumber })
            .Join(Db.Cases, s => s.CaseId, c => c.Id, (s, c) => new MetricRow(s.Id, c.Id, s.Title + " " + s.DocumentNumber + " " + c.UnitName, c.District, s.Mode == mode ? 1 : 0)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<MetricRow>> ChallengedAsync(MetricMoment at, CancellationToken cancellationToken) =>
        [.. (await new PenaltyLists(Db).FiledAsync(at, cancellationToken)).Where(p => PenaltyLists.IsServed(p, at)).Select(p => PenaltyLists.Row(p, p.Challenges?.Any(challenge => challenge.AcceptedOn < at.Day) == true ? 1 : 0))];

    private async Task<IReadOnlyList<MetricRow>> SucceededAsync(MetricMoment at, CancellationToken cancellationToken) =>
        [.. (await new PenaltyLists(Db).FiledAsync(at, cancellationToken)).SelectMany(p => (p.Challenges ?? []).Select((challenge, n) => (challenge, n)).Where(each => each.challenge.EndedOn < at.Day)
            .Select(each => PenaltyLists.Row(p, each.challenge.Result is ChallengeResult.Changed or ChallengeResult.Revoked ? 1 : 0) with { Id = $"{p.Id}:{each.n}" }))];

    /// <summary>A row for each pair of officers, whichever led.</summary>
    private async Task<IReadOnlyList<MetricRow>> PairsAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var visits = await Db.Inspections.AsNoTracking().Where(i => i.CampaignId == at.CampaignId && i.FinishedAt < at.AsOf).Select(i => new { i.LeadOfficerId, i.CoOfficerId }).ToListAsync(cancellationToken);
        var names = await Db.People.AsNoTracking().Where(p => p.Roles.Contains(Role.Officer)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        return [.. visits.Select(visit => string.CompareOrdinal(visit.LeadOfficerId, visit.CoOfficerId) <= 0 ? (visit.LeadOfficerId, visit.CoOfficerId) : (visit.CoOfficerId, visit.LeadOfficerId))
            .GroupBy(pair => pair).Select(pair => new MetricRow($"{pair.Key.Item1}+{pair.Key.Item2}", null, $"{names.GetValueOrDefault(pair.Key.Item1, pair.Key.Item1)}、{names.GetValueOrDefault(pair.Key.Item2, pair.Key.Item2)}", null, pair.Count()))];
    }

    private async Task<IReadOnlyList<MetricRow>> QueueAsync(MetricMoment at, CancellationToken cancellationToken) =>
        await Db.Tasks.AsNoTracking().Where(t => t.CampaignId == at.CampaignId && t.Role == Role.Officer && t.CreatedAt < at.AsOf
                && (t.Status == WorkTaskStatus.Open || (t.Status == WorkTaskStatus.Completed && t.CompletedAt >= at.AsOf) || (t.Status == WorkTaskStatus.Withdrawn && t.WithdrawnAt >= at.AsOf)))
            .Select(t => new MetricRow(t.Id, t.CaseId, t.Title + " " + t.Subject, t.District, 1)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<MetricRow>> ReturnedAsync(MetricMoment at, CancellationToken cancellationToken) =>
        await Db.Tasks.AsNoTracking().Where(t => t.CampaignId == at.CampaignId && LegalReviews.Contains(t.Act) && t.Status == WorkTaskStatus.Completed && t.CompletedAt < at.AsOf)
            .Select(t => new MetricRow(t.Id, t.CaseId, t.Title + " " + t.Subject, t.District, t.Outcome == "Return" ? 1 : 0)).ToListAsync(cancellationToken);

    private IQueryable<UnitCase> Carriers(MetricMoment at) => Opened(at).Where(c => c.Category == UnitCategory.Carrier);

    private async Task<IReadOnlyList<MetricRow>> AnswersAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var answered = await Db.LeadQuestions.AsNoTracking().Where(q => q.CampaignId == at.CampaignId && q.AnsweredAt < at.AsOf)
            .Join(Carriers(at), q => q.UnitId, c => c.UnitId, (q, c) => new { q.Id, CaseId = c.Id, c.Number, c.UnitName, c.District, q.AskedAt, q.AnsweredAt }).ToListAsync(cancellationToken);
        return [.. answered.Select(q => new MetricRow(q.Id, q.CaseId, q.Number + " " + q.UnitName, q.District, Period.DaysBetween(LegalClock.DateOf(q.AskedAt), LegalClock.DateOf(q.AnsweredAt!.Value))))];
    }

    /// <summary>Proof in the report of the self-check, or an inspection that did not find it wanting.</summary>
    private async Task<IReadOnlyList<MetricRow>> PublicityAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var visits = Visits(at);
        var carriers = await CasesAsync(Carriers(at), cancellationToken);
        var seen = await CasesAsync(Carriers(at).Where(c => visits.Any(i => i.CaseId == c.Id && !Db.Findings.Any(f => f.CaseId == i.CaseId && f.InspectionId == i.Id && f.ItemCode == HotlineItem))), cancellationToken);
        var reports = await Db.SelfCheckReports.AsNoTracking().Where(r => r.CampaignId == at.CampaignId && r.FiledAt < at.AsOf).Join(Carriers(at), r => r.UnitId, c => c.UnitId, (r, c) => new { c.Id, r.Content }).ToListAsync(cancellationToken);
        var done = seen.Select(row => row.Id).Concat(reports.Where(report => report.Content.Publicity.Count > 0).Select(report => report.Id)).ToHashSet();
        return [.. carriers.Select(row => row with { Amount = done.Contains(row.Id) ? 1 : 0 })];
    }
}
