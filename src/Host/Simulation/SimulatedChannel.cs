using Orchestrator.Workflows.Outbox;

namespace Orchestrator.Host.Simulation;

/// <summary>Where messages go in a simulation: nowhere. The outbox before it is the real one.</summary>
internal sealed class SimulatedChannel(string channel) : IMessageChannel
{
    public string Channel { get; } = channel;

    public Task SendAsync(OutboxMessage message, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
