using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Invariants;

/// <summary>The bulletin's figures as queries over what was recorded, each by the instant or day of its event.</summary>
public sealed class BulletinFigures(OrchestratorDbContext db) : IBulletinFigures
{
    private static readonly string[] UnauthorisedAccess = ["A06", "A07", "A09", "A10", "A26", "C17", "C18"];
    private static readonly string[] UnauthorisedResale = ["A11", "C19"];

    public async Task<IReadOnlyDictionary<string, decimal>> ComputeAsync(string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        await db.FlushAsync(cancellationToken);
        var figures = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        var day = LegalClock.DateOf(asOf);
        await CountUnitsAsync(figures, campaignId, asOf, cancellationToken);
        await CountSelfChecksAsync(figures, campaignId, asOf, cancellationToken);
        await CountInspectionsAsync(figures, campaignId, asOf, cancellationToken);
        await CountOrdersAsync(figures, campaignId, asOf, day, cancellationToken);
        await CountPenaltiesAsync(figures, campaignId, asOf, day, cancellationToken);
        await CountAcceptanceAsync(figures, campaignId, asOf, cancellationToken);
        await CountResourcesAsync(figures, campaignId, asOf, cancellationToken);
        figures["m80"] = Percent(figures["m30"] - figures["m34"], figures["m30"]);
        figures["m81"] = figures["m62"];
        return figures;
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

    private async Task CountUnitsAsync(SortedDictionary<string, decimal> figures, string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var cases = await db.Cases.AsNoTracking().Where(c => c.CampaignId == campaignId && c.OpenedAt <= asOf)
            .GroupBy(c => new { c.District, c.Category }).Select(g => new { g.Key.District, g.Key.Category, Count = g.Count() }).ToListAsync(cancellationToken);
        var total = cases.Sum(c => c.Count);
        var carriers = cases.Where(c => c.Category == UnitCategory.Carrier).Sum(c => c.Count);
        figures["m01"] = total;
        figures["m02"] = total;
        figures["m03"] = Percent(total, total);
        figures["m04"] = carriers;
        figures["m05"] = total - carriers;
        figures["m06"] = await db.Cases.CountAsync(c => c.CampaignId == campaignId && c.OpenedAt <= asOf && db.Units.Any(u => u.Id == c.UnitId && u.UpstreamUnitId != null), cancellationToken);
        figures["m07"] = 0;
        foreach (var district in cases.GroupBy(c => c.District))
        {
            figures[$"{district.Key}/m02"] = district.Sum(c => c.Count);
            foreach (var metric in new[] { "m10", "m20", "m22", "m30", "m51", "m61" })
                figures[$"{district.Key}/{metric}"] = 0;
        }
    }

    private async Task CountSelfChecksAsync(SortedDictionary<string, decimal> figures, string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var first = await db.SelfChecks.AsNoTracking().Where(s => s.CampaignId == campaignId && s.Attempt == 1 && s.ReceivedAt <= asOf)
            .Join(db.Cases, s => s.CaseId, c => c.Id, (s, c) => new { c.District, s.IsLate, s.GapsFound })
            .GroupBy(s => new { s.District, s.IsLate }).Select(g => new { g.Key.District, g.Key.IsLate, Count = g.Count(), Gaps = g.Sum(s => s.GapsFound) }).ToListAsync(cancellationToken);
        var inTime = first.Where(s => !s.IsLate).Sum(s => s.Count);
        var late = first.Where(s => s.IsLate).Sum(s => s.Count);
        figures["m10"] = inTime;
        figures["m11"] = Percent(inTime, figures["m02"]);
        figures["m12"] = figures["m02"] - inTime;
        figures["m13"] = late;
        figures["m14"] = figures["m02"] - inTime - late;
        figures["m15"] = first.Sum(s => s.Gaps);
        foreach (var district in first.Where(s => !s.IsLate))
            figures[$"{district.District}/m10"] = district.Count;
    }

    private async Task CountInspectionsAsync(SortedDictionary<string, decimal> figures, string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var done = db.Inspections.AsNoTracking().Where(i => i.CampaignId == campaignId && i.Kind == InspectionKind.Full && i.FinishedAt != null && i.FinishedAt <= asOf);
        var visits = await done.Join(db.Cases, i => i.CaseId, c => c.Id, (i, c) => new { c.District, i.CaseId })
            .GroupBy(i => i.District).Select(g => new { District = g.Key, Count = g.Count(), Units = g.Select(i => i.CaseId).Distinct().Count() }).ToListAsync(cancellationToken);
        var findings = await db.Findings.AsNoTracking().Where(f => f.CampaignId == campaignId)
            .Join(done, f => f.InspectionId, i => i.Id, (f, i) => f)
            .Join(db.Cases, f => f.CaseId, c => c.Id, (f, c) => new { c.District, f.Gap, f.ItemCode })
            .GroupBy(f => new { f.District, f.Gap, f.ItemCode }).Select(g => new { g.Key.District, g.Key.Gap, g.Key.ItemCode, Count = g.Count() }).ToListAsync(cancellationToken);

        figures["m20"] = visits.Sum(v => v.Count);
        figures["m21"] = Percent(visits.Sum(v => v.Units), figures["m02"]);
        figures["m22"] = findings.Sum(f => f.Count);
        figures["m23"] = findings.Where(f => f.Gap == "ORG").Sum(f => f.Count);
        figures["m24"] = findings.Where(f => f.Gap == "STAFF").Sum(f => f.Count);
        figures["m25"] = findings.Where(f => f.Gap == "SYS").Sum(f => f.Count);
        figures["m26"] = findings.Where(f => f.Gap == "TECH").Sum(f => f.Count);
        figures["m27"] = findings.Where(f => UnauthorisedAccess.Contains(f.ItemCode)).Sum(f => f.Count);
        figures["m28"] = findings.Where(f => UnauthorisedResale.Contains(f.ItemCode)).Sum(f => f.Count);
        figures["m29"] = figures["m22"] - figures["m23"] - figures["m24"] - figures["m25"] - figures["m26"] - figures["m27"] - figures["m28"];
        foreach (var district in visits)
            figures[$"{district.District}/m20"] = district.Count;
        foreach (var district in findings.GroupBy(f => f.District))
            figures[$"{district.Key}/m22"] = district.Sum(f => f.Count);
    }

    private async Task CountOrdersAsync(SortedDictionary<string, decimal> figures, string campaignId, DateTimeOffset asOf, LocalDate day, CancellationToken cancellationToken)
    {
        var orders = await db.Orders.AsNoTracking().Where(o => o.CampaignId == campaignId && o.ServedOn != null)
            .Join(db.Cases, o => o.CaseId, c => c.Id, (o, c) => new { c.District, o.CaseId, o.ServedOn, o.PassedOn, o.DueOn }).ToListAsync(cancellationToken);
        var served = orders.Where(o => o.ServedOn < day).ToList();
        figures["m30"] = served.Count;
        figures["m31"] = served.Where(o => o.PassedOn < day && o.PassedOn <= o.DueOn).Select(o => o.CaseId).Distinct().Count();
        figures["m32"] = Percent(figures["m31"], served.Select(o => o.CaseId).Distinct().Count());
        figures["m33"] = await db.Tasks.Where(t => t.CampaignId == campaignId && t.Act == "extension" && t.Outcome == "Grant" && t.CompletedAt <= asOf).Select(t => t.CaseId).Distinct().CountAsync(cancellationToken);
        figures["m34"] = await db.Inspections.Where(i => i.CampaignId == campaignId && i.Kind == InspectionKind.Recheck && i.Result == InspectionResult.NotFixed && i.FinishedAt <= asOf).Select(i => i.CaseId).Distinct().CountAsync(cancellationToken);
        figures["m40"] = 0;
        figures["m41"] = 0;
        figures["m42"] = await db.Tasks.CountAsync(t => t.CampaignId == campaignId && t.Act == "disposal" && t.Outcome == "Transfer" && t.CompletedAt <= asOf, cancellationToken);
        foreach (var district in served.GroupBy(o => o.District))
            figures[$"{district.Key}/m30"] = district.Count();
    }

    private async Task CountPenaltiesAsync(SortedDictionary<string, decimal> figures, string campaignId, DateTimeOffset asOf, LocalDate day, CancellationToken cancellationToken)
    {
        var all = await db.PenaltyCases.AsNoTracking().Where(p => p.CampaignId == campaignId && p.FiledOn != null)
            .Select(p => new { p.District, p.CaseId, p.FiledOn, p.DecisionServedOn, p.Decided, p.ClosedAt }).ToListAsync(cancellationToken);
        var filed = all.Where(p => p.FiledOn < day).ToList();
        var decided = filed.Where(p => p.Decided is not null && p.DecisionServedOn < day).ToList();
        var penalised = decided.Where(p => p.Decided!.Warning || p.Decided.Fine > 0 || p.Decided.Confiscation > 0 || p.Decided.StopDays > 0).ToList();
        figures["m50"] = filed.Count;
        figures["m51"] = penalised.Count;
        figures["m52"] = penalised.Count(p => p.Decided!.Warning);
        figures["m53"] = penalised.Count(p => p.Decided!.Fine > 0);
        figures["m54"] = penalised.Sum(p => p.Decided!.Fine);
        figures["m55"] = penalised.Sum(p => p.Decided!.Confiscation);
        figures["m56"] = penalised.Count(p => p.Decided!.StopDays > 0);
        figures["m57"] = await db.Tasks.CountAsync(t => t.CampaignId == campaignId && t.Act == "penalty-decision" && t.Outcome == "NoPenalty" && t.CompletedAt <= asOf, cancellationToken);
        figures["m58"] = filed.Count(p => p.ClosedAt is null || p.ClosedAt > asOf);
        foreach (var district in penalised.GroupBy(p => p.District))
            figures[$"{district.Key}/m51"] = district.Count();
    }

    private async Task CountAcceptanceAsync(SortedDictionary<string, decimal> figures, string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var checks = await db.AcceptanceChecks.AsNoTracking().Where(a => a.CampaignId == campaignId && a.CheckedAt <= asOf)
            .Join(db.Cases, a => a.CaseId, c => c.Id, (a, c) => new { c.District, a.CaseId, a.OnSite, a.Passed }).ToListAsync(cancellationToken);
        var onSite = checks.Where(a => a.OnSite).ToList();
        figures["m60"] = onSite.Select(a => a.CaseId).Distinct().Count();
        figures["m61"] = onSite.Where(a => a.Passed).Select(a => a.CaseId).Distinct().Count();
        figures["m62"] = Percent(figures["m61"], figures["m60"]);
        figures["m63"] = onSite.Where(a => !a.Passed).Select(a => a.CaseId).Distinct().Count();
        foreach (var district in checks.Where(a => a.Passed).GroupBy(a => a.District))
            figures[$"{district.Key}/m61"] = district.Select(a => a.CaseId).Distinct().Count();
    }

    private async Task CountResourcesAsync(SortedDictionary<string, decimal> figures, string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        decimal relations = 0, ranges = 0, addresses = 0, egress = 0;
        var units = db.Units.AsNoTracking().Where(u => db.Cases.Any(c => c.CampaignId == campaignId && c.UnitId == u.Id && c.OpenedAt <= asOf))
            .Select(u => new { u.UpstreamUnitId, u.AddressRanges, u.BandwidthMbps });
        await foreach (var unit in units.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            relations += unit.UpstreamUnitId is null ? 0 : 1;
            egress += unit.UpstreamUnitId is null ? unit.BandwidthMbps : 0;
            ranges += unit.AddressRanges.Count;
            addresses += unit.AddressRanges.Sum(AddressesIn);
        }

        figures["m70"] = relations;
        figures["m71"] = ranges;
        figures["m72"] = addresses;
        figures["m73"] = decimal.Round(egress, 2);
        figures["m74"] = 0;
    }

    private static decimal AddressesIn(string cidr) =>
        cidr.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 && int.TryParse(cidr.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= 32
            ? 1L << (32 - bits)
            : 1;

    private static decimal Percent(decimal part, decimal whole) => whole == 0 ? 0 : decimal.Round(100 * part / whole, 1);
}
