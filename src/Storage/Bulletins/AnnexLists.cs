using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Bulletins;

/// <summary>The lists of a bulletin's annexes as of an instant.</summary>
internal sealed class AnnexLists(OrchestratorDbContext db, MetricLists lists)
{
    public async Task<BulletinAnnexes> ReadAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var unmatched = (await lists.ListAsync(BulletinMetrics.Find("m76")!, at, cancellationToken)).Count(row => row.Amount == 0);
        return new BulletinAnnexes(await PenaltiesAsync(at, cancellationToken), await CarriersAsync(at, cancellationToken), unmatched);
    }

    /// <summary>Those that the figure m51 counts.</summary>
    private async Task<IReadOnlyList<PenaltyLine>> PenaltiesAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var imposed = (await lists.ListAsync(BulletinMetrics.Find("m51")!, at, cancellationToken)).Select(row => row.Id).ToHashSet();
        var decided = await db.PenaltyCases.AsNoTracking().Where(row => row.CampaignId == at.CampaignId && row.DecidedOn != null && row.Decided != null).ToListAsync(cancellationToken);
        return [.. decided.Where(row => imposed.Contains(row.Id)).OrderBy(row => row.DecidedOn).ThenBy(row => row.Id, StringComparer.Ordinal)
            .Select(row => new PenaltyLine(row.UnitName, Violations.Get(row.Violation).PenaltyBasisZh, row.Decided!.Warning, row.Decided.Fine, row.Decided.Confiscation, row.Decided.StopDays, LocalDatePattern.Iso.Format(row.DecidedOn!.Value)))];
    }

    private async Task<IReadOnlyList<CarrierLine>> CarriersAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var carriers = await db.Cases.AsNoTracking().Where(row => row.CampaignId == at.CampaignId && row.Category == UnitCategory.Carrier && row.OpenedAt < at.AsOf)
            .Join(db.Units.AsNoTracking(), row => row.UnitId, unit => unit.Id, (row, unit) => new { unit.Id, row.UnitName, unit.AddressRanges }).ToListAsync(cancellationToken);
        var ids = carriers.Select(carrier => carrier.Id).ToList();
        var reports = (await db.SelfCheckReports.AsNoTracking().Where(row => row.CampaignId == at.CampaignId && ids.Contains(row.UnitId) && row.FiledAt != null && row.FiledAt < at.AsOf).ToListAsync(cancellationToken))
            .GroupBy(row => row.UnitId).ToDictionary(filed => filed.Key, filed => filed.MaxBy(row => row.FiledAt)!.Content);
        var tables = (await db.Declarations.AsNoTracking().Where(row => row.CampaignId == at.CampaignId && ids.Contains(row.UnitId) && row.FiledAt < at.AsOf).ToListAsync(cancellationToken))
            .GroupBy(row => row.UnitId).ToDictionary(filed => filed.Key, filed => filed.MaxBy(row => row.Version)!.Rows);
        return [.. carriers.OrderBy(carrier => carrier.UnitName, StringComparer.Ordinal).ThenBy(carrier => carrier.Id, StringComparer.Ordinal)
            .Select(carrier => Line(carrier.UnitName, carrier.AddressRanges, reports.GetValueOrDefault(carrier.Id), tables.TryGetValue(carrier.Id, out var rows) ? rows : null))];
    }

    /// <summary>The ranges are those of its own ledger, else those of the register.</summary>
    private static CarrierLine Line(string unit, IReadOnlyList<string> registered, SelfCheckContent? report, int? secondLevel)
    {
        var ranges = report is { Ledger.Count: > 0 } ? [.. report.Ledger.Select(entry => entry.Range)] : registered;
        return new CarrierLine(unit, report?.Nodes.Count, report?.Egress.Count, report?.Egress.Sum(line => line.BandwidthMbps), ranges.Count, ranges.Sum(AccessLists.AddressesIn), report?.Users is { } users ? users.Organisations + users.Individuals : null, secondLevel);
    }
}
