using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Reconciliation;

namespace Orchestrator.Host.Workbench.Reconciliation;

/// <summary>Reads the access-supply graph as it was at the last run; kept until the next, since reading a large register takes seconds.</summary>
internal sealed class GraphReader(RecordReader records, IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private (string RunId, AccessPicture Picture)? _kept;

    /// <summary>The picture of the campaign opened last; null before its first run.</summary>
    public async Task<(ReconciliationRun Run, AccessPicture Picture)?> ReadAsync()
    {
        var run = await records.ReadAsync(async db =>
        {
            var campaign = await db.Campaigns.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Select(c => c.Id).FirstOrDefaultAsync();
            return await db.ReconciliationRuns.Where(r => r.CampaignId == campaign).OrderByDescending(r => r.Number).FirstOrDefaultAsync();
        });
        if (run is null)
            return null;
        await _one.WaitAsync();
        try
        {
            if (_kept?.RunId != run.Id)
            {
                await using var scope = scopes.CreateAsyncScope();
                _kept = (run.Id, await scope.ServiceProvider.GetRequiredService<IPictureSource>().ReadAsync(run.CampaignId, run.At));
            }
            return (run, _kept.Value.Picture);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Live findings by the node that has to explain.</summary>
    public Task<Dictionary<string, int>> FindingsAsync(string campaignId, IReadOnlyCollection<string> nodes) => records.ReadAsync(async db =>
    {
        var live = await db.ReconciliationFindings.Where(f => f.CampaignId == campaignId && (f.State == FindingState.Open || f.State == FindingState.Confirmed)).Select(f => f.Subjects).ToListAsync();
        return live.SelectMany(subjects => subjects.Take(1)).Where(nodes.Contains).GroupBy(node => node).ToDictionary(g => g.Key, g => g.Count());
    });

    public void Dispose() => _one.Dispose();
}
