using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;

namespace Orchestrator.Host.Workbench.Layout;

/// <summary>The campaign named in the header: the one opened last.</summary>
internal sealed record CampaignHeader(string Id, string Title, bool IsSimulated)
{
    public static Task<CampaignHeader?> ReadAsync(RecordReader records) => records.ReadAsync(db =>
        db.Campaigns.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Select(c => new CampaignHeader(c.Id, c.Title, c.IsSimulated)).FirstOrDefaultAsync());
}
