using Refit;

namespace Orchestrator.Client.Instances;

/// <summary>Where a workflow instance waits, in the words of the case.</summary>
public interface IInstancesApi
{
    [Get("/api/instances/{id}")]
    Task<InstanceInfo> GetAsync(string id, CancellationToken cancellationToken = default);
}
