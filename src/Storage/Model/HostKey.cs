namespace Orchestrator.Storage.Model;

/// <summary>A secret that all nodes share: the ring that protects session cookies, the key that signs bearer tokens.</summary>
public sealed class HostKey
{
    public required string Id { get; init; }
    public required string Value { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
