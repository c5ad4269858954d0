namespace Orchestrator.Storage.Partitions;

/// <summary>Parts of tables that were made and dropped, by name.</summary>
public sealed record PartitionChanges(IReadOnlyList<string> Made, IReadOnlyList<string> Dropped)
{
    public static PartitionChanges None { get; } = new([], []);
}
