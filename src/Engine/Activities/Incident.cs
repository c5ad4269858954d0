namespace Orchestrator.Engine;

/// <summary>A fault of one step: what ran, with which inputs, and what went wrong.</summary>
public sealed record Incident
{
    public required string ActivityId { get; init; }
    public required string ActivityNodeId { get; init; }
    public required string ActivityInstanceId { get; init; }
    public required string ActivityType { get; init; }
    public required string Message { get; init; }
    public ExceptionState? Exception { get; init; }
    /// <summary>The evaluated inputs as JSON, sensitive ones hidden.</summary>
    public string? Inputs { get; init; }
    public required DateTimeOffset Timestamp { get; init; }
}

/// <summary>An exception as it is stored and shown.</summary>
public sealed record ExceptionState(string Type, string Message, string? StackTrace, ExceptionState? InnerException)
{
    /// <summary>Captures an exception with its causes.</summary>
    public static ExceptionState From(Exception exception) => new(
        exception.GetType().FullName ?? exception.GetType().Name,
        exception.Message,
        exception.StackTrace,
        exception.InnerException is { } inner ? From(inner) : null);
}
