using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Inspections;

namespace Orchestrator.Storage.Bulletins;

/// <summary>责令整改 (m30–m35): orders served and what became of them.</summary>
internal sealed class OrderLists(OrchestratorDbContext db) : MetricFamily(db)
{
    public override async Task<IReadOnlyList<MetricRow>> ListAsync(string metric, MetricMoment at, CancellationToken cancellationToken) => metric switch
    {
        "m30" => [.. (await OrdersAsync(at, cancellationToken)).Select(o => o.Row)],
        "m31" => InTime(await OrdersAsync(at, cancellationToken)),
        "m32" => await RectifiedAsync(at, cancellationToken),
        "m33" => await CasesAsync(Db.Cases.Where(c => Db.Tasks.Any(t => t.CampaignId == at.CampaignId && t.CaseId == c.Id && t.Act == "extension" && t.Outcome == "Grant" && t.CompletedAt < at.AsOf)), cancellationToken),
        "m34" => await CasesAsync(Db.Cases.Where(c => Db.Inspections.Any(i => i.CampaignId == at.CampaignId && i.CaseId == c.Id && i.Kind == InspectionKind.Recheck && i.Result == InspectionResult.NotFixed && i.FinishedAt < at.AsOf)), cancellationToken),
        "m35" => [.. (await OrdersAsync(at, cancellationToken)).Where(o => o.PassedOn is not null).Select(o => o.Row with { Amount = Period.DaysBetween(o.ServedOn, o.PassedOn!.Value) })],
        _ => throw Unknown(metric),
    };

    private async Task<IReadOnlyList<MetricRow>> RectifiedAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var orders = await OrdersAsync(at, cancellationToken);
        return Share(orders.Select(o => OfCase(o.Row)).DistinctBy(row => row.Id), InTime(orders));
    }

    private async Task<List<Order>> OrdersAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var orders = await Db.Orders.AsNoTracking().Where(o => o.CampaignId == at.CampaignId && o.ServedOn != null)
            .Join(Db.Cases, o => o.CaseId, c => c.Id, (o, c) => new { o.Id, o.CaseId, o.ServedOn, o.PassedOn, o.DueOn, c.Number, c.UnitName, c.District }).ToListAsync(cancellationToken);
        return [.. orders.Where(o => o.ServedOn < at.Day).Select(o => new Order(new MetricRow(o.Id, o.CaseId, o.Number + " " + o.UnitName, o.District, 1), o.ServedOn!.Value, o.PassedOn < at.Day ? o.PassedOn : null, o.DueOn))];
    }

    private static IReadOnlyList<MetricRow> InTime(IEnumerable<Order> orders) => [.. orders.Where(o => o.PassedOn <= o.DueOn).Select(o => OfCase(o.Row)).DistinctBy(row => row.Id)];

    private static MetricRow OfCase(MetricRow row) => row with { Id = row.CaseId! };

    private sealed record Order(MetricRow Row, LocalDate ServedOn, LocalDate? PassedOn, LocalDate? DueOn);
}
