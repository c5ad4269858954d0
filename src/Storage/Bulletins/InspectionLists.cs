using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Cases;

namespace Orchestrator.Storage.Bulletins;

/// <summary>检查 (m20–m29, m39): visits, coverage, issues by group, and how many of the four gaps were closed.</summary>
internal sealed class InspectionLists(OrchestratorDbContext db) : MetricFamily(db)
{
    private static readonly string[] UnauthorisedAccess = ["A06", "A07", "A09", "A10", "A26", "C17", "C18"];
    private static readonly string[] UnauthorisedResale = ["A11", "C19"];
    private static readonly string[] FourGaps = ["ORG", "STAFF", "SYS", "TECH"];
    private static readonly UnitCaseState[] EndedOtherwise = [UnitCaseState.X2, UnitCaseState.X4];

    public override async Task<IReadOnlyList<MetricRow>> ListAsync(string metric, MetricMoment at, CancellationToken cancellationToken) => metric switch
    {
        "m20" => await Visits(at).Join(Db.Cases, i => i.CaseId, c => c.Id, (i, c) => new MetricRow(i.Id, c.Id, c.Number + " " + c.UnitName, c.District, 1)).ToListAsync(cancellationToken),
        "m21" => await CoverageAsync(at, cancellationToken),
        "m39" => await ClosedAsync(at, cancellationToken),
        _ => await FindingsAsync(metric, at, cancellationToken),
    };

    private async Task<IReadOnlyList<MetricRow>> CoverageAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var visits = Visits(at);
        var inspected = await CasesAsync(Opened(at).Where(c => visits.Any(i => i.CaseId == c.Id)), cancellationToken);
        var left = (await Opened(at).Where(c => EndedOtherwise.Contains(c.State) && c.StateSince < at.AsOf && !visits.Any(i => i.CaseId == c.Id)).Select(c => c.Id).ToListAsync(cancellationToken)).ToHashSet();
        var inScope = await new RegisterLists(Db).ListAsync("m01", at, cancellationToken);
        return Share(inScope.Where(row => row.CaseId is null || !left.Contains(row.CaseId)), inspected);
    }

    private async Task<IReadOnlyList<MetricRow>> FindingsAsync(string metric, MetricMoment at, CancellationToken cancellationToken)
    {
        var visits = Visits(at);
        var findings = Db.Findings.AsNoTracking().Where(f => f.CampaignId == at.CampaignId && visits.Any(i => i.Id == f.InspectionId));
        findings = metric switch
        {
            "m22" => findings,
            "m23" => findings.Where(f => f.Gap == "ORG"),
            "m24" => findings.Where(f => f.Gap == "STAFF"),
            "m25" => findings.Where(f => f.Gap == "SYS"),
            "m26" => findings.Where(f => f.Gap == "TECH"),
            "m27" => findings.Where(f => UnauthorisedAccess.Contains(f.ItemCode)),
            "m28" => findings.Where(f => UnauthorisedResale.Contains(f.ItemCode)),
            "m29" => findings.Where(f => !FourGaps.Contains(f.Gap) && !UnauthorisedAccess.Contains(f.ItemCode) && !UnauthorisedResale.Contains(f.ItemCode)),
            _ => throw Unknown(metric),
        };
        return await findings.Join(Db.Cases, f => f.CaseId, c => c.Id, (f, c) => new MetricRow(f.Id, c.Id, f.ItemCode + " " + c.Number + " " + c.UnitName, c.District, 1)).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<MetricRow>> ClosedAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var visits = Visits(at);
        return await Db.Findings.AsNoTracking().Where(f => f.CampaignId == at.CampaignId && FourGaps.Contains(f.Gap) && visits.Any(i => i.Id == f.InspectionId))
            .Join(Db.Cases, f => f.CaseId, c => c.Id, (f, c) => new MetricRow(f.Id, c.Id, f.ItemCode + " " + c.Number + " " + c.UnitName, c.District, f.FixedAt != null && f.FixedAt < at.AsOf ? 1 : 0) { Part = f.Gap })
            .ToListAsync(cancellationToken);
    }
}
