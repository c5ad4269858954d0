using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;

namespace Orchestrator.Storage.Bulletins;

/// <summary>The list behind each figure: the one place where an indicator is defined as a query. The tens digit of its id says in which family.</summary>
internal sealed class MetricLists(OrchestratorDbContext db)
{
    private readonly MetricFamily[] _families =
        [new RegisterLists(db), new SelfCheckLists(db), new InspectionLists(db), new OrderLists(db), new TipLists(db), new PenaltyLists(db), new AcceptanceLists(db), new AccessLists(db), new EffectLists(db), new WorkLists(db)];

    /// <summary>In the order of the ids.</summary>
    public async Task<IReadOnlyList<MetricRow>> ListAsync(BulletinMetric metric, MetricMoment at, CancellationToken cancellationToken)
    {
        var family = metric.Id is "m39" ? _families[2] : _families[metric.Family];
        var rows = await family.ListAsync(metric.Id, at, cancellationToken);
        return [.. rows.OrderBy(row => row.Id, StringComparer.Ordinal)];
    }
}
