using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Orchestrator.Host.ElsaApi.Executions;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>
/// Tells the observers of an instance that it has changed, after the commit. Words may be dropped when there are too many:
/// they only hasten what the designer would find out anyway.
/// </summary>
internal sealed class InstanceAnnouncer(IHubContext<InstanceHub> hub, InstanceObservers observers, IServiceScopeFactory scopes, ILogger<InstanceAnnouncer> log) : BackgroundService, ICommitListener
{
    private readonly Channel<string> _changed = Channel.CreateBounded<string>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void OnCommitted(CommittedChanges changes) => Tell(changes.Instances);

    /// <summary>Tells those who observe one of these instances from this node.</summary>
    public void Tell(IEnumerable<string> instances)
    {
        foreach (var id in instances)
            _changed.Writer.TryWrite(id);
    }

    /// <summary>Tells everybody who observes anything from this node: word may have been missed.</summary>
    public void TellAll() => Tell(observers.Instances);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var id in _changed.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await TellAsync(id, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(error, "Observers of instance {Instance} were not told of a change", id);
            }
        }
    }

    private async Task TellAsync(string id, CancellationToken cancellationToken)
    {
        if (observers.Of(id) is not { Count: > 0 } connections)
            return;
        var told = hub.Clients.Clients(connections);
        await told.SendAsync("ActivityExecutionLogUpdatedAsync", new { stats = await StatsAsync(id, cancellationToken) }, cancellationToken);
        await told.SendAsync("WorkflowExecutionLogUpdatedAsync", new { }, cancellationToken);
        await told.SendAsync("WorkflowInstanceUpdatedAsync", new { workflowInstanceId = id }, cancellationToken);
    }

    private async Task<List<ExecutionStats>> StatsAsync(string id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        return await db.Executions.Where(x => x.InstanceId == id).ReportAsync(cancellationToken);
    }
}
