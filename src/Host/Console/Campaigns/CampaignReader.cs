using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Cases;
using Orchestrator.Host.Workbench.Reconciliation;
using Orchestrator.Host.Workbench.Tips;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Campaigns;

/// <summary>Reads a campaign with its figures as they are now.</summary>
internal sealed class CampaignReader(RecordReader records)
{
    private const int MostTasks = 50;

    public Task<CampaignPicture?> ReadAsync(string id) => records.ReadAsync(async db =>
    {
        var campaign = await db.Campaigns.FirstOrDefaultAsync(c => c.Id == id);
        if (campaign is null)
            return null;
        var counts = await db.Cases.Where(c => c.CampaignId == id).GroupBy(c => new { c.District, c.State })
            .Select(g => new CaseCount(g.Key.District, g.Key.State, g.Count())).ToListAsync();
        var tasks = await db.Tasks.Where(t => t.CampaignId == id && t.CaseId == null && !t.Act.StartsWith(TipReader.Acts) && t.Act != ComparisonReader.Act && t.Status == WorkTaskStatus.Open).OrderBy(t => t.DueAt).Take(MostTasks).ToListAsync();
        var bulletins = await db.Bulletins.Where(b => b.CampaignId == id).OrderByDescending(b => b.AsOf).ToListAsync();
        return new CampaignPicture(campaign, counts, tasks, bulletins, await db.Units.CountAsync());
    });

    public Task<IReadOnlyList<Campaign>> ListAsync() => records.ReadAsync(async db =>
        (IReadOnlyList<Campaign>)await db.Campaigns.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).ToListAsync());
}

/// <summary>How many cases of one district are in one state.</summary>
internal sealed record CaseCount(string District, UnitCaseState State, int Count);

/// <summary>A campaign and its figures at one moment.</summary>
internal sealed record CampaignPicture(Campaign Campaign, IReadOnlyList<CaseCount> Counts, IReadOnlyList<WorkTask> Tasks, IReadOnlyList<Bulletin> Bulletins, int Units)
{
    public int Total => Counts.Sum(c => c.Count);

    public IReadOnlyList<string> Districts => [.. Counts.Select(c => c.District).Distinct().Order(StringComparer.Ordinal)];

    public int In(CasePhase phase, string? district = null) => Counts.Where(c => CasePhases.Of(c.State) == phase && (district is null || c.District == district)).Sum(c => c.Count);

    public int In(UnitCaseState state) => Counts.Where(c => c.State == state).Sum(c => c.Count);

    public int OfDistrict(string district) => Counts.Where(c => c.District == district).Sum(c => c.Count);
}
