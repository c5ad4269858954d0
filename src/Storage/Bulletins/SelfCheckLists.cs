using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.SelfChecks;

namespace Orchestrator.Storage.Bulletins;

/// <summary>自查 (m10–m16): what was filed and when, the gaps that units found in themselves.</summary>
internal sealed class SelfCheckLists(OrchestratorDbContext db) : MetricFamily(db)
{
    public override async Task<IReadOnlyList<MetricRow>> ListAsync(string metric, MetricMoment at, CancellationToken cancellationToken)
    {
        var opened = Opened(at);
        // A filing that was returned and not corrected is none (T-03).
        var standing = Db.SelfChecks.Where(s => s.CampaignId == at.CampaignId && s.ReceivedAt < at.AsOf && !(s.Status == SelfCheckStatus.Returned && s.ReviewedAt < at.AsOf));
        var inTime = opened.Where(c => standing.Any(s => s.CaseId == c.Id && !s.IsLate));
        var late = opened.Where(c => standing.Any(s => s.CaseId == c.Id && s.IsLate) && !standing.Any(s => s.CaseId == c.Id && !s.IsLate));
        switch (metric)
        {
            case "m10":
                return await CasesAsync(inTime, cancellationToken);
            case "m11":
                return Share(await CasesAsync(opened, cancellationToken), await CasesAsync(inTime, cancellationToken));
            case "m12" or "m14" when !await HasPassedAsync(at, cancellationToken):
                return [];
            case "m12":
                return await CasesAsync(opened.Where(c => !standing.Any(s => s.CaseId == c.Id && !s.IsLate)), cancellationToken);
            case "m13":
                return await CasesAsync(late, cancellationToken);
            case "m14":
                return await CasesAsync(opened.Where(c => !standing.Any(s => s.CaseId == c.Id)), cancellationToken);
            case "m15":
                return [.. (await GapsAsync(at, cancellationToken)).Select(gap => gap.Row)];
            case "m16":
                return await MendedAsync(at, cancellationToken);
            default:
                throw Unknown(metric);
        }
    }

    private async Task<bool> HasPassedAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var campaign = await Db.Campaigns.AsNoTracking().FirstAsync(c => c.Id == at.CampaignId, cancellationToken);
        return at.AsOf >= LegalClock.EndOf(campaign.PhaseNumber(1).Last);
    }

    /// <summary>A row for each gap of a first filing: by its item where the report told it item by item, else by its number.</summary>
    private async Task<IReadOnlyList<Gap>> GapsAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var filings = await Db.SelfChecks.AsNoTracking().Where(s => s.CampaignId == at.CampaignId && s.Attempt == 1 && s.ReceivedAt < at.AsOf && s.GapsFound > 0)
            .Join(Opened(at), s => s.CaseId, c => c.Id, (s, c) => new { s.Id, s.GapsFound, CaseId = c.Id, c.UnitId, c.Number, c.UnitName, c.District }).ToListAsync(cancellationToken);
        var reports = (await Db.SelfCheckReports.AsNoTracking().Where(r => r.CampaignId == at.CampaignId && r.FiledAt != null && r.FiledAt < at.AsOf).Select(r => new { r.UnitId, r.Version, r.Content }).ToListAsync(cancellationToken))
            .GroupBy(r => r.UnitId).ToDictionary(versions => versions.Key, versions => versions.MinBy(version => version.Version)!.Content);
        var gaps = new List<Gap>();
        foreach (var filing in filings)
        {
            var items = reports.GetValueOrDefault(filing.UnitId)?.Answers.Where(answer => answer.Answer == SelfCheckCompleteness.Gap).Select(answer => answer.Item).ToList() ?? [];
            for (var n = 0; n < filing.GapsFound; n++)
            {
                var item = items.Count == filing.GapsFound ? items[n] : null;
                gaps.Add(new Gap(new MetricRow($"{filing.Id}:{item ?? $"{n + 1:D3}"}", filing.CaseId, $"{item ?? $"#{n + 1}"} {filing.Number} {filing.UnitName}", filing.District, 1), item, n));
            }
        }
        return gaps;
    }

    private async Task<IReadOnlyList<MetricRow>> MendedAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var visits = Visits(at);
        var inspected = (await visits.Select(i => i.CaseId).ToListAsync(cancellationToken)).ToHashSet();
        var found = (await Db.Findings.AsNoTracking().Where(f => f.CampaignId == at.CampaignId && visits.Any(i => i.Id == f.InspectionId)).Select(f => new { f.CaseId, f.ItemCode }).ToListAsync(cancellationToken))
            .ToLookup(f => f.CaseId, f => f.ItemCode);
        return [.. (await GapsAsync(at, cancellationToken)).Select(gap => gap.Row with { Amount = IsMended(gap, inspected.Contains(gap.Row.CaseId!), found[gap.Row.CaseId!]) ? 1 : 0 })];
    }

    // Of gaps that are known by their number alone, at most as many are left as the inspection found; the rest has been mended.
    private static bool IsMended(Gap gap, bool inspected, IEnumerable<string> found) =>
        inspected && (gap.Item is { } item ? !found.Contains(item) : gap.Index >= found.Distinct().Count());

    /// <summary>One gap; <paramref name="Item"/> is null when the filing told only how many there are.</summary>
    private sealed record Gap(MetricRow Row, string? Item, int Index);
}
