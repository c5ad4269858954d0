using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;

namespace Orchestrator.Storage.Bulletins;

/// <summary>Indicators of one tens digit, each a query by the instant or day of its events.</summary>
internal abstract class MetricFamily(OrchestratorDbContext db)
{
    private static readonly UnitCaseState[] NoCaseOfItsOwn = [UnitCaseState.X3, UnitCaseState.X5];

    protected OrchestratorDbContext Db { get; } = db;

    /// <summary>The list behind a figure of the family, in any order.</summary>
    public abstract Task<IReadOnlyList<MetricRow>> ListAsync(string metric, MetricMoment at, CancellationToken cancellationToken);

    /// <summary>Cases on file: opened by then, and by then neither voided nor merged into another.</summary>
    protected IQueryable<UnitCase> Opened(MetricMoment at) => Db.Cases.AsNoTracking()
        .Where(c => c.CampaignId == at.CampaignId && c.OpenedAt < at.AsOf && !(NoCaseOfItsOwn.Contains(c.State) && c.StateSince < at.AsOf));

    /// <summary>Inspections finished by then, rechecks left out.</summary>
    protected IQueryable<Inspection> Visits(MetricMoment at) => Db.Inspections.AsNoTracking()
        .Where(i => i.CampaignId == at.CampaignId && i.Kind == InspectionKind.Full && i.FinishedAt != null && i.FinishedAt < at.AsOf);

    protected static Task<List<MetricRow>> CasesAsync(IQueryable<UnitCase> cases, CancellationToken cancellationToken) =>
        cases.AsNoTracking().Select(c => new MetricRow(c.Id, c.Id, c.Number + " " + c.UnitName, c.District, 1)).ToListAsync(cancellationToken);

    /// <summary>A share: all rows, of which those count that are in the other list too, by case.</summary>
    protected static IReadOnlyList<MetricRow> Share(IEnumerable<MetricRow> all, IEnumerable<MetricRow> counted)
    {
        var cases = counted.Select(row => row.CaseId).ToHashSet();
        return [.. all.Select(row => row with { Amount = cases.Contains(row.CaseId) ? 1 : 0 })];
    }

    protected static InvalidOperationException Unknown(string metric) => new($"The indicator {metric} has no query.");
}
