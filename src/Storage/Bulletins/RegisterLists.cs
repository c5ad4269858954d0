using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Bulletins;

/// <summary>底数 (m01–m07): what is in scope, what is on file.</summary>
internal sealed class RegisterLists(OrchestratorDbContext db) : MetricFamily(db)
{
    public override async Task<IReadOnlyList<MetricRow>> ListAsync(string metric, MetricMoment at, CancellationToken cancellationToken)
    {
        var opened = Opened(at);
        return metric switch
        {
            "m01" => await InScopeAsync(at, cancellationToken),
            "m02" => await CasesAsync(opened, cancellationToken),
            "m03" => [.. (await InScopeAsync(at, cancellationToken)).Select(row => row with { Amount = row.CaseId is null ? 0 : 1 })],
            "m04" => await CasesAsync(opened.Where(c => c.Category == UnitCategory.Carrier), cancellationToken),
            "m05" => await CasesAsync(opened.Where(c => c.Category != UnitCategory.Carrier), cancellationToken),
            "m06" => await CasesAsync(opened.Where(c => Db.Units.Any(u => u.Id == c.UnitId && u.UpstreamUnitId != null)), cancellationToken),
            "m07" => await CasesAsync(opened.Where(c => Db.Units.Any(u => u.Id == c.UnitId && u.Code.StartsWith(LeadUnits.CodePrefix))), cancellationToken),
            _ => throw Unknown(metric),
        };
    }

    /// <summary>The cases on file, and whoever was registered by then, stands for itself and has no case.</summary>
    private async Task<IReadOnlyList<MetricRow>> InScopeAsync(MetricMoment at, CancellationToken cancellationToken)
    {
        var onFile = await Opened(at).Select(c => new MetricRow(c.UnitId, c.Id, c.Number + " " + c.UnitName, c.District, 1)).ToListAsync(cancellationToken);
        var without = await Db.Units.AsNoTracking()
            .Where(u => u.RegisteredAt < at.AsOf && u.MergedIntoUnitId == null && !Db.Cases.Any(c => c.CampaignId == at.CampaignId && c.UnitId == u.Id && c.OpenedAt < at.AsOf))
            .Select(u => new MetricRow(u.Id, null, u.Code + " " + u.Name, u.District, 1)).ToListAsync(cancellationToken);
        return [.. onFile, .. without];
    }
}
