using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Host.Workbench.Tips;

/// <summary>Reads the tips of a campaign, and passes on what is registered and looked at.</summary>
internal sealed class TipReader(RecordReader records, IUnitOfWork unitOfWork)
{
    private const int MostShown = 200;

    /// <summary>The latest first.</summary>
    public Task<IReadOnlyList<Tip>> ReadAsync(string campaignId) => records.ReadAsync<IReadOnlyList<Tip>>(async db =>
        await db.Tips.Where(tip => tip.CampaignId == campaignId).OrderByDescending(tip => tip.RegisteredAt).ThenByDescending(tip => tip.Id).Take(MostShown).ToListAsync());

    public Task<Answer<Tip>> RegisterAsync(string campaignId, RegisterTip tip, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<TipDesk>().RegisterAsync(campaignId, tip, actor, token));

    public Task<Answer<TipInformant>> LookAsync(string tipId, string reason, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<TipDesk>().ReadInformantAsync(tipId, reason, actor, token));
}
