namespace Orchestrator.Engine.State;

/// <summary>A state document that this version of the engine cannot read. The instance is left as it is.</summary>
public sealed class StateFormatException(string instanceId, Exception cause)
    : Exception($"流程实例“{instanceId}”的状态无法读取。The state of instance '{instanceId}' cannot be read: {cause.Message}", cause)
{
    public string InstanceId { get; } = instanceId;
}
