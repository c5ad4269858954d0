namespace Orchestrator.Client;

/// <summary>One page of a list. <paramref name="Next"/> is the opaque cursor of the page that follows; null on the last page.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next = null);
