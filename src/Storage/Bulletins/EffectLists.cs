using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Storage.Bulletins;

/// <summary>成效 (m80, m81): the two things that acceptance asks for — whether violations were curbed, and whether duties are implemented.</summary>
internal sealed class EffectLists(OrchestratorDbContext db) : MetricFamily(db)
{
    public override async Task<IReadOnlyList<MetricRow>> ListAsync(string metric, MetricMoment at, CancellationToken cancellationToken) => metric switch
    {
        "m80" => await CurbedAsync(at, cancellationToken),
        "m81" => await ImplementedAsync(at, cancellationToken),
        _ => throw Unknown(metric),
    };

    /// <summary>Units in which issues were found; those count in which nothing of it came again.</summary>
    private async Task<IReadOnlyList<MetricRow>> CurbedAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var visits = Visits(at);
        var violated = await CasesAsync(Opened(at).Where(c => visits.Any(i => i.CaseId == c.Id && Db.Findings.Any(f => f.CaseId == i.CaseId && f.InspectionId == i.Id))), cancellationToken);
        var again = (await new OrderLists(Db).ListAsync("m34", at, cancellationToken)).Select(row => row.CaseId)
            .Concat(await RepeatedAsync(at, cancellationToken)).Concat(await ToldAgainAsync(at, cancellationToken)).Concat(await BackAsync(at, cancellationToken)).ToHashSet();
        return [.. violated.Select(row => row with { Amount = again.Contains(row.CaseId) ? 0 : 1 })];
    }

    // An item that acceptance found again after it had been found by the inspection.
    private async Task<IReadOnlyList<string>> RepeatedAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var checks = Db.AcceptanceChecks.Where(a => a.CampaignId == at.CampaignId && a.CheckedAt < at.AsOf);
        return await Db.Findings.AsNoTracking().Where(f => f.CampaignId == at.CampaignId && checks.Any(a => a.Id == f.InspectionId) && Db.Findings.Any(before => before.CaseId == f.CaseId && before.ItemCode == f.ItemCode && before.InspectionId != f.InspectionId))
            .Select(f => f.CaseId).Distinct().ToListAsync(cancellationToken);
    }

    // A tip that came after the inspection and was confirmed.
    private async Task<IReadOnlyList<string?>> ToldAgainAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var confirmed = (await new TipLists(Db).ListAsync("m41", at, cancellationToken)).Where(row => row.CaseId is not null).ToDictionary(row => row.Id, row => row.CaseId);
        if (confirmed.Count == 0)
            return [];
        var received = await Db.Tips.AsNoTracking().Where(t => t.CampaignId == at.CampaignId && t.CaseId != null).Select(t => new { t.Id, t.ReceivedOn }).ToListAsync(cancellationToken);
        var inspected = (await Visits(at).Select(i => new { i.CaseId, i.FinishedAt }).ToListAsync(cancellationToken)).GroupBy(i => i.CaseId).ToDictionary(visits => visits.Key, visits => LegalClock.DateOf(visits.Min(visit => visit.FinishedAt)!.Value));
        return [.. received.Where(t => confirmed.GetValueOrDefault(t.Id) is { } caseId && inspected.TryGetValue(caseId, out var day) && t.ReceivedOn > day).Select(t => confirmed[t.Id])];
    }

    private async Task<IReadOnlyList<string?>> BackAsync(MetricMoment at, CancellationToken cancellationToken) =>
        [.. (await new AcceptanceLists(Db).ListAsync("m64a", at, cancellationToken)).Where(row => row.Amount > 0).Select(row => row.CaseId)];

    /// <summary>The latest rating of each unit, on acceptance else at the inspection.</summary>
    private async Task<IReadOnlyList<MetricRow>> ImplementedAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var accepted = await Db.AcceptanceChecks.AsNoTracking().Where(a => a.CampaignId == at.CampaignId && a.InPlace != null && a.CheckedAt < at.AsOf).Select(a => new { a.CaseId, At = a.CheckedAt, a.InPlace }).ToListAsync(cancellationToken);
        var inspected = await Db.Inspections.AsNoTracking().Where(i => i.CampaignId == at.CampaignId && i.InPlace != null && i.FinishedAt < at.AsOf).Select(i => new { i.CaseId, At = i.FinishedAt!.Value, i.InPlace }).ToListAsync(cancellationToken);
        var latest = accepted.Concat(inspected).GroupBy(rating => rating.CaseId).ToDictionary(ratings => ratings.Key, ratings => ratings.MaxBy(rating => rating.At)!.InPlace!);
        return [.. (await CasesAsync(Opened(at), cancellationToken)).Where(row => latest.ContainsKey(row.Id)).Select(row => row with { Amount = latest[row.Id].Percent, Base = 100 })];
    }
}
