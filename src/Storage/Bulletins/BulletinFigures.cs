using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Bulletins;

/// <summary>The figures of the indicators, each from the list of <see cref="MetricLists"/> alone.</summary>
public sealed class BulletinFigures(OrchestratorDbContext db) : IBulletinFigures
{
    private readonly MetricLists _lists = new(db);

    public async Task<MetricSnapshot> SnapshotAsync(string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync(cancellationToken);
        var code = await db.Campaigns.AsNoTracking().Where(c => c.Id == campaignId).Select(c => c.Code).FirstAsync(cancellationToken);
        var categories = await CategoriesAsync(campaignId, cancellationToken);
        var at = new MetricMoment(campaignId, asOf);
        var figures = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        var proofs = new SortedDictionary<string, (int, string)>(StringComparer.Ordinal);
        foreach (var metric in BulletinMetrics.All)
        {
            var rows = await _lists.ListAsync(metric, at, cancellationToken);
            figures[metric.Id] = metric.Of(rows);
            proofs[metric.Id] = (rows.Count, MetricSnapshot.HashOf(rows));
            foreach (var part in rows.Where(row => row.Part is not null).GroupBy(row => row.Part!))
                figures[MetricSnapshot.PartKey(metric.Id, part.Key)] = metric.Of([.. part]);
            if (!BulletinMetrics.ByDistrict.Contains(metric.Id))
                continue;
            Divide(figures, metric, rows, row => row.District, MetricSnapshot.DistrictKey);
            Divide(figures, metric, rows, row => row.CaseId is { } id && categories.TryGetValue(id, out var category) ? category.ToString() : null, MetricSnapshot.CategoryKey);
        }
        return MetricSnapshot.Of(code, asOf, figures, proofs);
    }

    public async Task<IReadOnlyList<MetricRow>> ListAsync(string campaignId, string metric, DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        if (BulletinMetrics.Find(metric) is not { } definition)
            return [];
        await db.FlushAsync(cancellationToken);
        var categories = await CategoriesAsync(campaignId, cancellationToken);
        var rows = await _lists.ListAsync(definition, new MetricMoment(campaignId, asOf), cancellationToken);
        return [.. rows.Select(row => row.CaseId is { } id && categories.TryGetValue(id, out var category) ? row with { Category = category } : row)];
    }

    public async Task<BulletinAnnexes> AnnexesAsync(string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync(cancellationToken);
        return await new AnnexLists(db, _lists).ReadAsync(new MetricMoment(campaignId, asOf), cancellationToken);
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

    private Task<Dictionary<string, UnitCategory>> CategoriesAsync(string campaignId, CancellationToken cancellationToken) =>
        db.Cases.AsNoTracking().Where(c => c.CampaignId == campaignId).ToDictionaryAsync(c => c.Id, c => c.Category, cancellationToken);

    // Every district or category that has a case gets a figure, were it 0; the first of these indicators are the cases.
    private static void Divide(SortedDictionary<string, decimal> figures, BulletinMetric metric, IReadOnlyList<MetricRow> rows, Func<MetricRow, string?> divider, Func<string, string, string> keyOf)
    {
        var divided = rows.Where(row => divider(row) is not null).GroupBy(row => divider(row)!).ToList();
        if (metric.Id == BulletinMetrics.ByDistrict[0])
        {
            foreach (var (group, each) in divided.SelectMany(group => BulletinMetrics.ByDistrict.Select(each => (group.Key, each))))
                figures[keyOf(group, each)] = 0;
        }
        foreach (var group in divided)
            figures[keyOf(group.Key, metric.Id)] = metric.Of([.. group]);
    }
}
