using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Alterations;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Alterations;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Alterations;

namespace Orchestrator.Host.Workbench.Alterations;

/// <summary>Reads alteration plans and the versions between which instances move; pages by keyset.</summary>
internal sealed class PlanReader(RecordReader records)
{
    public const int PageSize = 50;

    public Task<IReadOnlyList<AlterationPlanInfo>> ListAsync(AlterationPlanInfo? after) => records.ReadAsync(async db =>
    {
        var plans = db.AlterationPlans.AsQueryable();
        if (after is not null)
            plans = plans.Where(p => p.ProposedAt < after.ProposedAt || (p.ProposedAt == after.ProposedAt && p.Id.CompareTo(after.Id) < 0));
        return await AlterationViews.ShowAsync(db, await plans.OrderByDescending(p => p.ProposedAt).ThenByDescending(p => p.Id).Take(PageSize).ToListAsync());
    });

    public Task<AlterationPlanInfo?> FindAsync(string id) => records.ReadAsync(async db =>
        await db.AlterationPlans.FirstOrDefaultAsync(p => p.Id == id) is { } plan ? (await AlterationViews.ShowAsync(db, [plan]))[0] : null);

    public Task<IReadOnlyList<AlterationItem>> ItemsAsync(string planId, AlterationItem? after) => records.ReadAsync(async db =>
    {
        var items = db.AlterationItems.Where(i => i.PlanId == planId);
        if (after is not null)
            items = items.Where(i => i.Id.CompareTo(after.Id) > 0);
        return (IReadOnlyList<AlterationItem>)await items.OrderBy(i => i.Id).Take(PageSize).ToListAsync();
    });

    /// <summary>Versions of a definition, newest first, with how many living instances are on each.</summary>
    public Task<IReadOnlyList<VersionRow>> VersionsAsync(string definitionId) => records.ReadAsync(async db =>
    {
        var versions = await db.Definitions.Where(d => d.DefinitionId == definitionId).OrderByDescending(d => d.Version).Select(d => new { d.Version, d.IsPublished }).ToListAsync();
        var counts = await db.Instances.Where(i => i.DefinitionId == definitionId && (i.Status == WorkflowStatus.Running || i.SubStatus == WorkflowSubStatus.Faulted))
            .GroupBy(i => i.DefinitionVersion).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        return (IReadOnlyList<VersionRow>)[.. versions.Select(v => new VersionRow(v.Version, v.IsPublished, counts.GetValueOrDefault(v.Version)))];
    });
}

/// <summary>One version, and how many living instances are on it.</summary>
internal sealed record VersionRow(int Version, bool IsPublished, int Instances);
