namespace Orchestrator.Storage.Model;

/// <summary>The answer given to a command that carried an idempotency key: the same command gets it again, another body under the same key is refused.</summary>
public sealed class IdempotentAnswer
{
    /// <summary>Actor id and key, joined by <c>|</c>.</summary>
    public required string Id { get; init; }
    /// <summary>Lower-case hex SHA-256 over method, path and body.</summary>
    public required string RequestHash { get; init; }
    public required int StatusCode { get; init; }
    public required string ContentType { get; init; }
    public required string Body { get; init; }
    public required DateTimeOffset AnsweredAt { get; init; }
}
