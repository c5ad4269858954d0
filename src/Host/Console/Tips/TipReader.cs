using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Host.Workbench.Tips;

/// <summary>Reads the tips of a campaign, and passes on what is registered and looked at.</summary>
internal sealed class TipReader(RecordReader records, IUnitOfWork unitOfWork)
{
    /// <summary>What the acts about tips begin with.</summary>
    public const string Acts = "tip-";
    private const int MostShown = 200;

    /// <summary>The latest first, each with what is to be done about it.</summary>
    public Task<IReadOnlyList<TipRow>> ReadAsync(string campaignId) => records.ReadAsync<IReadOnlyList<TipRow>>(async db =>
    {
        var tips = await db.Tips.Where(tip => tip.CampaignId == campaignId).OrderByDescending(tip => tip.RegisteredAt).ThenByDescending(tip => tip.Id).Take(MostShown).ToListAsync();
        var instances = tips.Select(tip => tip.InstanceId).ToList();
        var tasks = (await db.Tasks.Where(task => instances.Contains(task.InstanceId) && task.Status == WorkTaskStatus.Open).ToListAsync()).ToLookup(task => task.InstanceId);
        return [.. tips.Select(tip => new TipRow(tip, tip.InstanceId is { } instance ? tasks[instance].FirstOrDefault() : null))];
    });

    public Task<Answer<Tip>> RegisterAsync(string campaignId, RegisterTip tip, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<TipDesk>().RegisterAsync(campaignId, tip, actor, token));

    public Task<Answer<TipInformant>> LookAsync(string tipId, string reason, Actor actor) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<TipDesk>().ReadInformantAsync(tipId, reason, actor, token));
}

/// <summary>A tip and its open task, if any.</summary>
internal sealed record TipRow(Tip Tip, WorkTask? Task);
