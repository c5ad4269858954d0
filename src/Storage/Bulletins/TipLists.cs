using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Storage.Bulletins;

/// <summary>举报 (m40–m43): tips and what came of them, transfers.</summary>
internal sealed class TipLists(OrchestratorDbContext db) : MetricFamily(db)
{
    public override async Task<IReadOnlyList<MetricRow>> ListAsync(string metric, MetricMoment at, CancellationToken cancellationToken) => metric switch
    {
        "m40" => await TipsAsync(Registered(at), cancellationToken),
        "m41" => await DecidedAsync("tip-verification", "Confirmed", at, cancellationToken),
        "m41a" => await ConfirmedAsync(at, cancellationToken),
        "m42" => await TransfersAsync(at, cancellationToken),
        "m43" => await DaysAsync(at, cancellationToken),
        _ => throw Unknown(metric),
    };

    private IQueryable<Tip> Registered(MetricMoment at) => Db.Tips.AsNoTracking().Where(t => t.CampaignId == at.CampaignId && t.RegisteredAt < at.AsOf);

    private static Task<List<MetricRow>> TipsAsync(IQueryable<Tip> tips, CancellationToken cancellationToken) =>
        tips.Select(t => new MetricRow(t.Id, t.CaseId, t.Number, t.District, 1)).ToListAsync(cancellationToken);

    private async Task<List<MetricRow>> DecidedAsync(string act, string outcome, MetricMoment at, CancellationToken cancellationToken) =>
        await TipsAsync(Registered(at).Where(tip => Db.Tasks.Any(t => t.CampaignId == at.CampaignId && t.InstanceId == tip.InstanceId && t.Act == act && t.Outcome == outcome && t.CompletedAt < at.AsOf)), cancellationToken);

    private async Task<IReadOnlyList<MetricRow>> ConfirmedAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var confirmed = (await DecidedAsync("tip-verification", "Confirmed", at, cancellationToken)).Select(row => row.Id).ToHashSet();
        var duplicates = (await DecidedAsync("tip-triage", "Duplicate", at, cancellationToken)).Select(row => row.Id).ToHashSet();
        return [.. (await TipsAsync(Registered(at), cancellationToken)).Where(row => !duplicates.Contains(row.Id)).Select(row => row with { Amount = confirmed.Contains(row.Id) ? 1 : 0 })];
    }

    private async Task<IReadOnlyList<MetricRow>> DaysAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var closed = await Registered(at).Where(t => t.ClosedAt < at.AsOf).Select(t => new { t.Id, t.CaseId, t.Number, t.District, t.ReceivedOn, t.ClosedAt }).ToListAsync(cancellationToken);
        return [.. closed.Select(t => new MetricRow(t.Id, t.CaseId, t.Number, t.District, Period.DaysBetween(t.ReceivedOn, LegalClock.DateOf(t.ClosedAt!.Value))))];
    }

    /// <summary>Cases transferred in whole or in part, tips, and penalty cases.</summary>
    private async Task<IReadOnlyList<MetricRow>> TransfersAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var cases = await Db.Measures.AsNoTracking().Where(m => m.CampaignId == at.CampaignId && (m.Kind == MeasureKind.Transfer || m.Kind == MeasureKind.Refer) && m.Status == MeasureStatus.CarriedOut && m.DecidedAt < at.AsOf)
            .Join(Db.Cases, m => m.CaseId, c => c.Id, (m, c) => new MetricRow(m.Id, c.Id, c.Number + " " + c.UnitName, c.District, 1)).ToListAsync(cancellationToken);
        var tips = await DecidedAsync("tip-transfer", "Approve", at, cancellationToken);
        var penalties = await Db.PenaltyCases.AsNoTracking().Where(p => p.CampaignId == at.CampaignId && p.State == PenaltyState.PX2 && p.ClosedAt < at.AsOf)
            .Select(p => new MetricRow(p.Id, p.CaseId, p.FilingNumber + " " + p.UnitName, p.District, 1)).ToListAsync(cancellationToken);
        return [.. cases, .. tips, .. penalties];
    }
}
