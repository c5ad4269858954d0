using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Bulletins;

namespace Orchestrator.Storage.Invariants;

/// <summary>The bulletin's figures: sums over the lists of <see cref="MetricLists"/>, shares of two of them.</summary>
public sealed class BulletinFigures(OrchestratorDbContext db) : IBulletinFigures
{
    private readonly MetricLists _lists = new(db);

    public async Task<MetricSnapshot> SnapshotAsync(string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync(cancellationToken);
        var code = await db.Campaigns.AsNoTracking().Where(c => c.Id == campaignId).Select(c => c.Code).FirstAsync(cancellationToken);
        var figures = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        var proofs = new SortedDictionary<string, (int, string)>(StringComparer.Ordinal);
        decimal ordered = 0, inspected = 0;
        foreach (var metric in BulletinMetrics.All.Where(metric => metric.Unit != BulletinUnit.Percent).Select(metric => metric.Id))
        {
            var rows = await _lists.ListAsync(campaignId, metric, asOf, cancellationToken);
            figures[metric] = decimal.Round(rows.Sum(row => row.Amount), 2);
            proofs[metric] = (rows.Count, MetricSnapshot.HashOf(rows));
            if (metric == "m30")
                ordered = rows.Select(row => row.CaseId).Distinct().Count();
            if (metric == "m20")
                inspected = rows.Select(row => row.CaseId).Distinct().Count();
            if (BulletinMetrics.ByDistrict.Contains(metric))
                CountDistricts(figures, metric, rows);
        }
        figures["m03"] = Percent(figures["m02"], figures["m01"]);
        figures["m11"] = Percent(figures["m10"], figures["m02"]);
        figures["m21"] = Percent(inspected, figures["m02"]);
        figures["m32"] = Percent(figures["m31"], ordered);
        figures["m62"] = Percent(figures["m61"], figures["m60"]);
        figures["m80"] = Percent(figures["m30"] - figures["m34"], figures["m30"]);
        figures["m81"] = figures["m62"];
        return MetricSnapshot.Of(code, asOf, figures, proofs);
    }

    public async Task<IReadOnlyList<MetricRow>> ListAsync(string campaignId, string metric, DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync(cancellationToken);
        return await _lists.ListAsync(campaignId, metric, asOf, cancellationToken);
    }

    public async Task<string> AuditRootAsync(CancellationToken cancellationToken = default)
    {
        await db.FlushAsync(cancellationToken);
        var heads = await db.Cases.AsNoTracking().Where(c => c.AuditHead != null).Select(c => new { c.Id, Head = c.AuditHead! }).ToListAsync(cancellationToken);
        heads.AddRange(await db.AuditStreams.AsNoTracking().Where(s => s.Head != null).Select(s => new { s.Id, Head = s.Head! }).ToListAsync(cancellationToken));
        return MerkleRoot.Of(heads.OrderBy(head => head.Id, StringComparer.Ordinal).Select(head => $"{head.Id}:{head.Head}"));
    }

    /// <summary>Reads the figures that a bulletin froze.</summary>
    internal static IReadOnlyDictionary<string, decimal> Parse(string metrics) => JsonSerializer.Deserialize<Dictionary<string, decimal>>(metrics)!;

    // Every district that has a case gets a figure, were it 0; the first of these metrics are the cases.
    private static void CountDistricts(SortedDictionary<string, decimal> figures, string metric, IReadOnlyList<MetricRow> rows)
    {
        if (metric == BulletinMetrics.ByDistrict[0])
        {
            foreach (var district in rows.Select(row => row.District).OfType<string>().Distinct())
            {
                foreach (var each in BulletinMetrics.ByDistrict)
                    figures[$"{district}/{each}"] = 0;
            }
        }
        foreach (var district in rows.Where(row => row.District is not null).GroupBy(row => row.District!))
            figures[$"{district.Key}/{metric}"] = decimal.Round(district.Sum(row => row.Amount), 2);
    }

    private static decimal Percent(decimal part, decimal whole) => whole == 0 ? 0 : decimal.Round(100 * part / whole, 1);
}
