namespace Orchestrator.Storage.Model;

/// <summary>
/// A way of keeping things that nodes of an earlier release cannot work with. A new database has all of them; one with instances in it gets each when no such
/// node is left, which people know and programs do not.
/// </summary>
public sealed class StorageFormat
{
    /// <summary>Executions of activities are kept with the lines of their burst, not as rows of their own.</summary>
    public const string ExecutionPages = "execution-pages";

    public required string Id { get; init; }

    /// <summary>Since when (UTC).</summary>
    public required DateTimeOffset Since { get; init; }
}
