using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Campaigns;

namespace Orchestrator.Host.Commands;

/// <summary>The campaign that a tool is about.</summary>
internal static class CampaignChoice
{
    /// <summary>The one of this code, or the only one.</summary>
    public static async Task<Campaign> FindAsync(OrchestratorDbContext db, string? code, CancellationToken cancellationToken)
    {
        var campaigns = await db.Campaigns.Where(c => code == null || c.Code == code).OrderBy(c => c.Id).Take(2).ToListAsync(cancellationToken);
        return campaigns switch
        {
            [var one] => one,
            [] => throw new BadInputException(code is null ? "数据库中没有专项整治" : $"没有专项整治 {code}", code is null ? "The database holds no campaign" : $"There is no campaign {code}"),
            _ => throw new BadInputException("有多个专项整治,请用 --campaign 指明", "There are several campaigns; name one with --campaign"),
        };
    }
}
