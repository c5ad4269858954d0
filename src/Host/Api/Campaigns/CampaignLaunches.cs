using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Campaigns;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.Campaigns;

/// <summary>
/// Launches campaigns in the background: the launch itself is one transaction, the cases follow in batches of their own. What a stopped process left
/// undone goes on when the launch is asked for again; a unit never gets two cases.
/// </summary>
internal sealed class CampaignLaunches(IUnitOfWork unitOfWork, IServiceScopeFactory scopes, ILogger<CampaignLaunches> log) : BackgroundService
{
    private const int Batch = 25;

    private readonly Channel<(string CampaignId, Actor Actor)> _asked = Channel.CreateUnbounded<(string, Actor)>();
    private readonly ConcurrentDictionary<string, bool> _running = new();

    /// <summary>Launches a drafted campaign, or goes on with one whose cases are not all open.</summary>
    /// <exception cref="RefusedException">It may not be launched by this actor or in this state.</exception>
    public async Task LaunchAsync(string campaignId, Actor actor, CancellationToken cancellationToken)
    {
        var isUnfinished = await StatusAsync(campaignId, cancellationToken) is { Status: Launched } known && known.CasesOpened < known.Units;
        if (!isUnfinished)
            await unitOfWork.RunAsync(async (services, token) => (await services.GetRequiredService<CampaignDesk>().LaunchAsync(campaignId, actor, token)).Value, cancellationToken);
        if (_running.TryAdd(campaignId, true))
            await _asked.Writer.WriteAsync((campaignId, actor), cancellationToken);
    }

    /// <summary>How far the launch has come; null when there is no such campaign.</summary>
    public async Task<CampaignLaunch?> StatusAsync(string campaignId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        var state = await db.Campaigns.Where(c => c.Id == campaignId).Select(c => (CampaignState?)c.State).FirstOrDefaultAsync(cancellationToken);
        if (state is null)
            return null;
        var units = await db.Units.CountAsync(cancellationToken);
        var opened = await db.Cases.CountAsync(c => c.CampaignId == campaignId, cancellationToken);
        var isRunning = _running.ContainsKey(campaignId);
        return new CampaignLaunch(campaignId, isRunning ? "Running" : state.Value.ToString(), units, opened);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (campaignId, actor) in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await OpenAllAsync(campaignId, actor, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(error, "The launch of campaign {Campaign} stopped; asking for it again goes on", campaignId);
            }
            finally
            {
                _running.TryRemove(campaignId, out _);
            }
        }
    }

    private async Task OpenAllAsync(string campaignId, Actor actor, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var last = after;
            after = (await unitOfWork.RunAsync((services, token) => services.GetRequiredService<CampaignDesk>().OpenCasesAsync(campaignId, last, Batch, actor, token), cancellationToken)).LastUnitCode;
        }
        while (after is not null);
    }

    private const string Launched = nameof(CampaignState.Launched);
}
