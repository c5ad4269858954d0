using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>The designer's hub: who observes an instance is told when it has changed.</summary>
internal sealed class InstanceHub(OrchestratorDbContext db, InstanceObservers observers) : Hub
{
    /// <summary>Observes one instance. An instance that does not exist is refused.</summary>
    public async Task ObserveInstanceAsync(string instanceId)
    {
        if (!await db.Instances.AnyAsync(i => i.Id == instanceId, Context.ConnectionAborted))
            throw new HubException("没有这个流程实例。There is no such instance.");
        observers.Add(instanceId, Context.ConnectionId);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        observers.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
