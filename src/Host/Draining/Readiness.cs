using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Orchestrator.Host.Draining;

/// <summary>Unhealthy before the node has started and from the moment that it is told to stop.</summary>
internal sealed class Readiness(NodeDuty duty) : IHealthCheck
{
    public const string Tag = "ready";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(duty.IsReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The node is starting or leaving."));
}
