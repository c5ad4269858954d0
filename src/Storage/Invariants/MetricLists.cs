using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Invariants;

/// <summary>The list behind each figure, by the instant or day of its events: the one place where an indicator is defined as a query.</summary>
internal sealed class MetricLists(OrchestratorDbContext db)
{
    private static readonly string[] UnauthorisedAccess = ["A06", "A07", "A09", "A10", "A26", "C17", "C18"];
    private static readonly string[] UnauthorisedResale = ["A11", "C19"];
    private static readonly string[] FourGaps = ["ORG", "STAFF", "SYS", "TECH"];

    /// <summary>Unknown metrics have no list.</summary>
    public async Task<IReadOnlyList<MetricRow>> ListAsync(string campaignId, string metric, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var (opened, filings, visits) = (Opened(campaignId, asOf), FirstFilings(campaignId, asOf), Visits(campaignId, asOf));
        var rows = metric switch
        {
            "m01" or "m02" or "m03" => await CasesAsync(opened, cancellationToken),
            "m04" => await CasesAsync(opened.Where(c => c.Category == UnitCategory.Carrier), cancellationToken),
            "m05" => await CasesAsync(opened.Where(c => c.Category != UnitCategory.Carrier), cancellationToken),
            "m06" or "m70" => await CasesAsync(opened.Where(c => db.Units.Any(u => u.Id == c.UnitId && u.UpstreamUnitId != null)), cancellationToken),
            "m10" or "m11" => await CasesAsync(opened.Where(c => filings.Any(s => s.CaseId == c.Id && !s.IsLate)), cancellationToken),
            "m12" => await CasesAsync(opened.Where(c => !filings.Any(s => s.CaseId == c.Id && !s.IsLate)), cancellationToken),
            "m13" => await CasesAsync(opened.Where(c => filings.Any(s => s.CaseId == c.Id && s.IsLate)), cancellationToken),
            "m14" => await CasesAsync(opened.Where(c => !filings.Any(s => s.CaseId == c.Id)), cancellationToken),
            "m15" => await filings.Where(s => s.GapsFound > 0).Join(db.Cases, s => s.CaseId, c => c.Id, (s, c) => new MetricRow(s.Id, c.Id, c.Number + " " + c.UnitName, c.District, s.GapsFound)).ToListAsync(cancellationToken),
            "m20" => await visits.Join(db.Cases, i => i.CaseId, c => c.Id, (i, c) => new MetricRow(i.Id, c.Id, c.Number + " " + c.UnitName, c.District, 1)).ToListAsync(cancellationToken),
            "m21" => await CasesAsync(opened.Where(c => visits.Any(i => i.CaseId == c.Id)), cancellationToken),
            "m22" or "m23" or "m24" or "m25" or "m26" or "m27" or "m28" or "m29" => await FindingsAsync(campaignId, metric, asOf, cancellationToken),
            "m30" or "m80" => [.. (await OrdersAsync(campaignId, asOf, cancellationToken)).Select(o => o.Row)],
            "m31" or "m32" => await OrderedCasesAsync(campaignId, asOf, cancellationToken),
            "m33" => await CasesAsync(db.Cases.Where(c => db.Tasks.Any(t => t.CampaignId == campaignId && t.CaseId == c.Id && t.Act == "extension" && t.Outcome == "Grant" && t.CompletedAt <= asOf)), cancellationToken),
            "m34" => await CasesAsync(db.Cases.Where(c => db.Inspections.Any(i => i.CampaignId == campaignId && i.CaseId == c.Id && i.Kind == InspectionKind.Recheck && i.Result == InspectionResult.NotFixed && i.FinishedAt <= asOf)), cancellationToken),
            "m07" => await CasesAsync(opened.Where(c => db.Units.Any(u => u.Id == c.UnitId && u.Code.StartsWith(LeadUnits.CodePrefix))), cancellationToken),
            "m40" => await db.Tips.AsNoTracking().Where(t => t.CampaignId == campaignId && t.RegisteredAt <= asOf).Select(t => new MetricRow(t.Id, t.CaseId, t.Number, t.District, 1)).ToListAsync(cancellationToken),
            "m41" => await TipsAsync(campaignId, "tip-verification", "Confirmed", asOf, cancellationToken),
            "m42" => await TransfersAsync(campaignId, asOf, cancellationToken),
            "m57" => await TasksAsync(campaignId, "penalty-decision", "NoPenalty", asOf, cancellationToken),
            "m50" or "m51" or "m52" or "m53" or "m54" or "m55" or "m56" or "m58" => await PenaltiesAsync(campaignId, metric, asOf, cancellationToken),
            "m60" or "m61" or "m62" or "m63" or "m81" => await AcceptedAsync(campaignId, metric, asOf, cancellationToken),
            "m71" or "m72" or "m73" => await ResourcesAsync(campaignId, metric, asOf, cancellationToken),
            "m74" => await db.ReconciliationRuns.AsNoTracking().Where(r => r.CampaignId == campaignId && r.At <= asOf && r.Resolved > 0).Select(r => new MetricRow(r.Id, null, "RC " + r.Number, null, r.Resolved)).ToListAsync(cancellationToken),
            _ => [],
        };
        return [.. rows.OrderBy(row => row.Id, StringComparer.Ordinal)];
    }

    private IQueryable<UnitCase> Opened(string campaignId, DateTimeOffset asOf) => db.Cases.AsNoTracking().Where(c => c.CampaignId == campaignId && c.OpenedAt <= asOf);

    private IQueryable<Workflows.SelfChecks.SelfCheck> FirstFilings(string campaignId, DateTimeOffset asOf) => db.SelfChecks.AsNoTracking().Where(s => s.CampaignId == campaignId && s.Attempt == 1 && s.ReceivedAt <= asOf);

    private IQueryable<Inspection> Visits(string campaignId, DateTimeOffset asOf) => db.Inspections.AsNoTracking().Where(i => i.CampaignId == campaignId && i.Kind == InspectionKind.Full && i.FinishedAt != null && i.FinishedAt <= asOf);

    private static Task<List<MetricRow>> CasesAsync(IQueryable<UnitCase> cases, CancellationToken cancellationToken) =>
        cases.AsNoTracking().Select(c => new MetricRow(c.Id, c.Id, c.Number + " " + c.UnitName, c.District, 1)).ToListAsync(cancellationToken);

    private Task<List<MetricRow>> TasksAsync(string campaignId, string act, string outcome, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        db.Tasks.AsNoTracking().Where(t => t.CampaignId == campaignId && t.Act == act && t.Outcome == outcome && t.CompletedAt <= asOf)
            .Join(db.Cases, t => t.CaseId, c => c.Id, (t, c) => new MetricRow(t.Id, c.Id, c.Number + " " + c.UnitName, c.District, 1)).ToListAsync(cancellationToken);

    private Task<List<MetricRow>> TipsAsync(string campaignId, string act, string outcome, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        db.Tasks.AsNoTracking().Where(t => t.CampaignId == campaignId && t.Act == act && t.Outcome == outcome && t.CompletedAt <= asOf)
            .Join(db.Tips, t => t.InstanceId, tip => tip.InstanceId, (t, tip) => new MetricRow(tip.Id, tip.CaseId, tip.Number, tip.District, 1)).ToListAsync(cancellationToken);

    /// <summary>Cases transferred in whole or in part, tips, and penalty cases.</summary>
    private async Task<IReadOnlyList<MetricRow>> TransfersAsync(string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var cases = await db.Measures.AsNoTracking().Where(m => m.CampaignId == campaignId && (m.Kind == MeasureKind.Transfer || m.Kind == MeasureKind.Refer) && m.Status == MeasureStatus.CarriedOut && m.DecidedAt <= asOf)
            .Join(db.Cases, m => m.CaseId, c => c.Id, (m, c) => new MetricRow(m.Id, c.Id, c.Number + " " + c.UnitName, c.District, 1)).ToListAsync(cancellationToken);
        var tips = await TipsAsync(campaignId, "tip-transfer", "Approve", asOf, cancellationToken);
        var penalties = await db.PenaltyCases.AsNoTracking().Where(p => p.CampaignId == campaignId && p.State == PenaltyState.PX2 && p.ClosedAt <= asOf)
            .Select(p => new MetricRow(p.Id, p.CaseId, p.FilingNumber + " " + p.UnitName, p.District, 1)).ToListAsync(cancellationToken);
        return [.. cases, .. tips, .. penalties];
    }

    private async Task<IReadOnlyList<MetricRow>> FindingsAsync(string campaignId, string metric, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var visits = Visits(campaignId, asOf);
        var findings = db.Findings.AsNoTracking().Where(f => f.CampaignId == campaignId && visits.Any(i => i.Id == f.InspectionId));
        findings = metric switch
        {
            "m23" => findings.Where(f => f.Gap == "ORG"),
            "m24" => findings.Where(f => f.Gap == "STAFF"),
            "m25" => findings.Where(f => f.Gap == "SYS"),
            "m26" => findings.Where(f => f.Gap == "TECH"),
            "m27" => findings.Where(f => UnauthorisedAccess.Contains(f.ItemCode)),
            "m28" => findings.Where(f => UnauthorisedResale.Contains(f.ItemCode)),
            "m29" => findings.Where(f => !FourGaps.Contains(f.Gap) && !UnauthorisedAccess.Contains(f.ItemCode) && !UnauthorisedResale.Contains(f.ItemCode)),
            _ => findings,
        };
        return await findings.Join(db.Cases, f => f.CaseId, c => c.Id, (f, c) => new MetricRow(f.Id, c.Id, f.ItemCode + " " + c.Number + " " + c.UnitName, c.District, 1)).ToListAsync(cancellationToken);
    }

    private async Task<List<(MetricRow Row, bool InTime)>> OrdersAsync(string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var day = LegalClock.DateOf(asOf);
        var orders = await db.Orders.AsNoTracking().Where(o => o.CampaignId == campaignId && o.ServedOn != null)
            .Join(db.Cases, o => o.CaseId, c => c.Id, (o, c) => new { o.Id, o.CaseId, o.ServedOn, o.PassedOn, o.DueOn, c.Number, c.UnitName, c.District }).ToListAsync(cancellationToken);
        return [.. orders.Where(o => o.ServedOn < day).Select(o => (new MetricRow(o.Id, o.CaseId, o.Number + " " + o.UnitName, o.District, 1), o.PassedOn < day && o.PassedOn <= o.DueOn))];
    }

    private async Task<IReadOnlyList<MetricRow>> OrderedCasesAsync(string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        [.. (await OrdersAsync(campaignId, asOf, cancellationToken)).Where(o => o.InTime).Select(o => o.Row with { Id = o.Row.CaseId! }).DistinctBy(row => row.Id)];

    private async Task<IReadOnlyList<MetricRow>> PenaltiesAsync(string campaignId, string metric, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var day = LegalClock.DateOf(asOf);
        var filed = (await db.PenaltyCases.AsNoTracking().Where(p => p.CampaignId == campaignId && p.FiledOn != null).ToListAsync(cancellationToken)).Where(p => p.FiledOn < day);
        if (metric == "m50")
            return [.. filed.Select(p => Row(p))];
        if (metric == "m58")
            return [.. filed.Where(p => p.ClosedAt is null || p.ClosedAt > asOf).Select(p => Row(p))];
        var penalised = filed.Where(p => p.DecisionServedOn < day && p.Decided is { } decided && (decided.Warning || decided.Fine > 0 || decided.Confiscation > 0 || decided.StopDays > 0));
        return metric switch
        {
            "m52" => [.. penalised.Where(p => p.Decided!.Warning).Select(p => Row(p))],
            "m53" => [.. penalised.Where(p => p.Decided!.Fine > 0).Select(p => Row(p))],
            "m54" => [.. penalised.Where(p => p.Decided!.Fine > 0).Select(p => Row(p, p.Decided!.Fine))],
            "m55" => [.. penalised.Where(p => p.Decided!.Confiscation > 0).Select(p => Row(p, p.Decided!.Confiscation))],
            "m56" => [.. penalised.Where(p => p.Decided!.StopDays > 0).Select(p => Row(p))],
            _ => [.. penalised.Select(p => Row(p))],
        };

        static MetricRow Row(PenaltyCase p, decimal amount = 1) => new(p.Id, p.CaseId, $"{p.FilingNumber} {p.UnitName}", p.District, amount);
    }

    private async Task<IReadOnlyList<MetricRow>> AcceptedAsync(string campaignId, string metric, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var checks = db.AcceptanceChecks.AsNoTracking().Where(a => a.CampaignId == campaignId && a.OnSite && a.CheckedAt <= asOf);
        checks = metric switch
        {
            "m60" => checks,
            "m63" => checks.Where(a => !a.Passed),
            _ => checks.Where(a => a.Passed),
        };
        return await CasesAsync(db.Cases.Where(c => checks.Any(a => a.CaseId == c.Id)), cancellationToken);
    }

    private async Task<IReadOnlyList<MetricRow>> ResourcesAsync(string campaignId, string metric, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var units = await Opened(campaignId, asOf).Join(db.Units.AsNoTracking(), c => c.UnitId, u => u.Id, (c, u) => new { c.Id, c.Number, c.UnitName, c.District, u.UpstreamUnitId, u.AddressRanges, u.BandwidthMbps }).ToListAsync(cancellationToken);
        return metric switch
        {
            "m71" => [.. units.Where(u => u.AddressRanges.Count > 0).Select(u => new MetricRow(u.Id, u.Id, u.Number + " " + u.UnitName, u.District, u.AddressRanges.Count))],
            "m72" => [.. units.Where(u => u.AddressRanges.Count > 0).Select(u => new MetricRow(u.Id, u.Id, u.Number + " " + u.UnitName, u.District, u.AddressRanges.Sum(AddressesIn)))],
            _ => [.. units.Where(u => u.UpstreamUnitId is null).Select(u => new MetricRow(u.Id, u.Id, u.Number + " " + u.UnitName, u.District, u.BandwidthMbps))],
        };
    }

    private static decimal AddressesIn(string cidr) =>
        cidr.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 && int.TryParse(cidr.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= 32
            ? 1L << (32 - bits)
            : 1;
}
