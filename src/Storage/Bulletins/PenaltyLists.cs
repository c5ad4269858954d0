using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Storage.Bulletins;

/// <summary>处罚 (m50–m59): penalty cases and what was decided. Only decisions count that were served and stand.</summary>
internal sealed class PenaltyLists(OrchestratorDbContext db) : MetricFamily(db)
{
    public override async Task<IReadOnlyList<MetricRow>> ListAsync(string metric, MetricMoment at, CancellationToken cancellationToken)
    {
        if (metric == "m57")
            return await NoPenaltyAsync(at, cancellationToken);
        var filed = await FiledAsync(at, cancellationToken);
        var imposed = filed.Where(p => IsImposed(p, at));
        return metric switch
        {
            "m50" => [.. filed.Select(p => Row(p))],
            "m51" => [.. imposed.Select(p => Row(p))],
            "m52" => [.. imposed.Where(p => p.Decided!.Warning).Select(p => Row(p))],
            "m53" => [.. imposed.Where(p => p.Decided!.Fine > 0).Select(p => Row(p))],
            "m54" => [.. imposed.Where(p => p.Decided!.Fine > 0).Select(p => Row(p, p.Decided!.Fine))],
            "m55" => [.. imposed.Where(p => p.Decided!.Confiscation > 0).Select(p => Row(p, p.Decided!.Confiscation))],
            "m56" => [.. imposed.Where(p => p.Decided!.StopDays > 0).Select(p => Row(p))],
            "m58" => [.. filed.Where(p => p.ClosedAt is null || p.ClosedAt >= at.AsOf).Select(p => Row(p))],
            "m59" => [.. imposed.Where(p => Due(p) > 0).Select(p => Row(p, p.PaidOn < at.Day ? Due(p) : 0) with { Base = Due(p) })],
            _ => throw Unknown(metric),
        };
    }

    /// <summary>Penalty cases filed by then.</summary>
    internal async Task<IReadOnlyList<PenaltyCase>> FiledAsync(MetricMoment at, CancellationToken cancellationToken) =>
        [.. (await Db.PenaltyCases.AsNoTracking().Where(p => p.CampaignId == at.CampaignId && p.FiledOn != null).ToListAsync(cancellationToken)).Where(p => p.FiledOn < at.Day)];

    /// <summary>Its decision was served by then and imposes something.</summary>
    internal static bool IsServed(PenaltyCase penalty, MetricMoment at) =>
        penalty.DecisionServedOn < at.Day && penalty.Decided is { } decided && (decided.Warning || decided.Fine > 0 || decided.Confiscation > 0 || decided.StopDays > 0);

    /// <summary>It was served and by then was not revoked or changed.</summary>
    internal static bool IsImposed(PenaltyCase penalty, MetricMoment at) => IsServed(penalty, at) && !(penalty.Enforcement?.Revocation?.DecidedOn < at.Day);

    internal static MetricRow Row(PenaltyCase penalty, decimal amount = 1) => new(penalty.Id, penalty.CaseId, $"{penalty.FilingNumber} {penalty.UnitName}", penalty.District, amount);

    private static decimal Due(PenaltyCase penalty) => penalty.Decided!.Fine + penalty.Decided.Confiscation;

    private async Task<IReadOnlyList<MetricRow>> NoPenaltyAsync(MetricMoment at, CancellationToken cancellationToken) =>
        await Db.Tasks.AsNoTracking().Where(t => t.CampaignId == at.CampaignId && t.Act == "penalty-decision" && t.Outcome == "NoPenalty" && t.CompletedAt < at.AsOf)
            .Join(Db.Cases, t => t.CaseId, c => c.Id, (t, c) => new MetricRow(t.Id, c.Id, c.Number + " " + c.UnitName, c.District, 1)).ToListAsync(cancellationToken);
}
