using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Reconciliation;

namespace Orchestrator.Storage.Bulletins;

/// <summary>验收 (m60–m64): acceptance on site, rechecks, resurgence.</summary>
internal sealed class AcceptanceLists(OrchestratorDbContext db) : MetricFamily(db)
{
    // Ground of a termination (TR-40) in the form of its proposal.
    private const string Dissolved = "\"dissolved\"";

    public override async Task<IReadOnlyList<MetricRow>> ListAsync(string metric, MetricMoment at, CancellationToken cancellationToken)
    {
        var checks = Db.AcceptanceChecks.Where(a => a.CampaignId == at.CampaignId && a.OnSite && a.CheckedAt < at.AsOf);
        var onSite = Db.Cases.Where(c => checks.Any(a => a.CaseId == c.Id));
        var passed = Db.Cases.Where(c => checks.Any(a => a.CaseId == c.Id && a.Passed));
        return metric switch
        {
            "m60" => await CasesAsync(onSite, cancellationToken),
            "m61" => await CasesAsync(passed, cancellationToken),
            "m62" => Share(await CasesAsync(onSite, cancellationToken), await CasesAsync(passed, cancellationToken)),
            "m63" => await CasesAsync(Db.Cases.Where(c => checks.Any(a => a.CaseId == c.Id && !a.Passed)), cancellationToken),
            "m64" => await RechecksAsync(at, cancellationToken),
            "m64a" => await ResurgenceAsync(at, cancellationToken),
            _ => throw Unknown(metric),
        };
    }

    private async Task<IReadOnlyList<MetricRow>> RechecksAsync(MetricMoment at, CancellationToken cancellationToken) =>
        await Db.Inspections.AsNoTracking().Where(i => i.CampaignId == at.CampaignId && i.Kind == InspectionKind.Recheck && i.FinishedAt < at.AsOf)
            .Join(Db.Cases, i => i.CaseId, c => c.Id, (i, c) => new MetricRow(i.Id, c.Id, c.Number + " " + c.UnitName, c.District, i.Result == InspectionResult.AllFixed ? 1 : 0)).ToListAsync(cancellationToken);

    /// <summary>Units penalised or dissolved, of which those count that came back.</summary>
    private async Task<IReadOnlyList<MetricRow>> ResurgenceAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var back = await ResurgencesAsync(Db, at, cancellationToken);
        var penalised = (await new PenaltyLists(Db).FiledAsync(at, cancellationToken)).Where(p => PenaltyLists.IsImposed(p, at)).Select(p => PenaltyLists.Row(p));
        var dissolved = await Db.Measures.AsNoTracking().Where(m => m.CampaignId == at.CampaignId && m.Kind == MeasureKind.Terminate && m.Status == MeasureStatus.CarriedOut && m.DecidedAt < at.AsOf && m.Form.Contains(Dissolved))
            .Join(Db.Cases, m => m.CaseId, c => c.Id, (m, c) => new MetricRow(m.Id, c.Id, c.Number + " " + c.UnitName, c.District, 1)).ToListAsync(cancellationToken);
        return [.. penalised.Concat(dissolved).Select(row => row with { Amount = back.Contains(row.Id) ? 1 : 0 })];
    }

    /// <summary>The penalties and terminations after which the unit came back (RC-20), unless by then an officer had found an innocent reason.</summary>
    internal static async Task<IReadOnlySet<string>> ResurgencesAsync(OrchestratorDbContext db, MetricMoment at, CancellationToken cancellationToken)
    {
        var keys = await db.ReconciliationFindings.AsNoTracking()
            .Where(f => f.CampaignId == at.CampaignId && f.Rule == "RC-20" && f.FoundAt < at.AsOf && !(f.State == FindingState.Explained && f.DecidedAt < at.AsOf)).Select(f => f.Key).Distinct().ToListAsync(cancellationToken);
        return keys.Select(key => key.Split('|')[1]).ToHashSet();
    }
}
