using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Reconciliation;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Reconciliation;

namespace Orchestrator.Storage.Bulletins;

/// <summary>接入 (m70–m76): lines of the access graph, addresses, bandwidth, and how well tables and register agree.</summary>
internal sealed class AccessLists(OrchestratorDbContext db) : MetricFamily(db)
{
    private (MetricMoment At, AccessPicture Picture)? _last;

    public override async Task<IReadOnlyList<MetricRow>> ListAsync(string metric, MetricMoment at, CancellationToken cancellationToken) => metric switch
    {
        "m70" => await LinesAsync(at, cancellationToken),
        "m71" or "m72" => await RangesAsync(metric, at, cancellationToken),
        "m73" => await CasesAsync(at, cancellationToken),
        "m74" => await Db.ReconciliationFindings.AsNoTracking().Where(f => f.CampaignId == at.CampaignId && f.ResolvedAt < at.AsOf).Select(f => new MetricRow(f.Id, f.CaseId, f.Zh, f.District, 1) { Part = f.Rule }).ToListAsync(cancellationToken),
        "m75" or "m76" => await DeclaredAsync(metric, at, cancellationToken),
        _ => throw Unknown(metric),
    };

    /// <summary>Where several tell of a line between the same two, it is known by its number; where nobody tells a number, it is one line.</summary>
    private async Task<IReadOnlyList<MetricRow>> LinesAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var picture = await PictureAsync(at, cancellationToken);
        var cases = await CaseOfUnitAsync(at, cancellationToken);
        var rows = new List<MetricRow>();
        foreach (var pair in picture.Graph.Edges.GroupBy(edge => (edge.Upstream, edge.Downstream)))
        {
            var numbered = pair.Select(edge => edge.CircuitId).Where(circuit => circuit.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            var known = cases.GetValueOrDefault(pair.Key.Downstream);
            foreach (var circuit in numbered.Count > 0 ? numbered : [""])
            {
                var label = $"{picture.NameOf(pair.Key.Upstream)} → {picture.NameOf(pair.Key.Downstream)} {circuit}".TrimEnd();
                rows.Add(new MetricRow($"{pair.Key.Upstream}>{pair.Key.Downstream}#{circuit}", known.CaseId, label, known.District ?? picture.Find(pair.Key.Downstream)?.District, 1));
            }
        }
        return rows;
    }

    private async Task<IReadOnlyList<MetricRow>> DeclaredAsync(string metric, MetricMoment at, CancellationToken cancellationToken)
    {
        var picture = await PictureAsync(at, cancellationToken);
        var cases = await CaseOfUnitAsync(at, cancellationToken);
        return [.. picture.Declared.Select(row =>
        {
            var reporter = cases.GetValueOrDefault(row.ReporterUnitId);
            var line = new MetricRow(row.Id, reporter.CaseId, $"{picture.NameOf(row.ReporterUnitId)} #{row.Seq} {row.Name} {row.CircuitId}", row.District.Length > 0 ? row.District : reporter.District, 1);
            if (metric == "m76")
                return line with { Amount = picture.MatchOf(row).IsAccepted ? 1 : 0 };
            var needed = DeclarationColumns.NeededOf(row).ToList();
            return line with { Amount = needed.Count(column => !column.IsBlank(row)), Base = needed.Count };
        })];
    }

    private async Task<IReadOnlyList<MetricRow>> RangesAsync(string metric, MetricMoment at, CancellationToken cancellationToken)
    {
        var units = await Opened(at).Join(Db.Units.AsNoTracking(), c => c.UnitId, u => u.Id, (c, u) => new { c.Id, c.Number, c.UnitName, c.District, u.AddressRanges }).ToListAsync(cancellationToken);
        return [.. units.SelectMany(u => u.AddressRanges.Select((range, n) => new MetricRow($"{u.Id}:{n:D4}", u.Id, $"{range} {u.Number} {u.UnitName}", u.District, metric == "m72" ? AddressesIn(range) : 1)))];
    }

    private async Task<IReadOnlyList<MetricRow>> CasesAsync(MetricMoment at, CancellationToken cancellationToken) =>
        await Opened(at).Join(Db.Units.AsNoTracking().Where(u => u.UpstreamUnitId == null), c => c.UnitId, u => u.Id, (c, u) => new MetricRow(c.Id, c.Id, c.Number + " " + c.UnitName, c.District, u.BandwidthMbps)).ToListAsync(cancellationToken);

    private async Task<Dictionary<string, (string? CaseId, string? District)>> CaseOfUnitAsync(MetricMoment at, CancellationToken cancellationToken) =>
        (await Opened(at).Select(c => new { c.UnitId, c.Id, c.District }).ToListAsync(cancellationToken)).ToDictionary(c => c.UnitId, c => ((string?)c.Id, (string?)c.District));

    private async Task<AccessPicture> PictureAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        if (_last?.At != at)
            _last = (at, await new PictureSource(Db).ReadAsync(at.CampaignId, at.Before, cancellationToken));
        return _last.Value.Picture;
    }

    internal static decimal AddressesIn(string cidr) =>
        cidr.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 && int.TryParse(cidr.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= 32
            ? 1L << (32 - bits)
            : 1;
}
