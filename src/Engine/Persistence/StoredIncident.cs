namespace Orchestrator.Engine.Persistence;

/// <summary>A fault that still holds an instance up: the row by which lists and groups find what is stuck. The whole story stands in the instance's state.</summary>
public sealed class StoredIncident
{
    /// <summary>Id of the faulted execution.</summary>
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required string DefinitionId { get; init; }
    public required string DefinitionVersionId { get; init; }
    public required int DefinitionVersion { get; init; }
    public required string ActivityId { get; init; }
    public required string ActivityNodeId { get; init; }
    public required string ActivityType { get; init; }
    public string? ActivityName { get; init; }
    /// <summary>The message, cut to a length that groups well.</summary>
    public required string Message { get; init; }
    public string? ExceptionType { get; init; }
    public string? CorrelationId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Longest message that a row holds.</summary>
    public const int MaxMessage = 500;
}
