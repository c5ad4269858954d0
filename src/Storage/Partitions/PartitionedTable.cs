namespace Orchestrator.Storage.Partitions;

/// <summary>A table that PostgreSQL keeps in a part for each month (UTC) of its column <c>at</c>. Rows are only ever added to it, and the months that retention has emptied go as a whole.</summary>
/// <param name="Name">The table.</param>
/// <param name="Key">Columns by which a row is known within its part.</param>
/// <param name="IsSoughtByInstant">Whether rows are looked for by their instant: they lie in its order, so an index of ranges does.</param>
public sealed record PartitionedTable(string Name, string Key, bool IsSoughtByInstant)
{
    /// <summary>What grows with every act: the journal of workflows and the audit trail.</summary>
    public static IReadOnlyList<PartitionedTable> All { get; } = [new("journal_pages", "instance_id, first_sequence", IsSoughtByInstant: true), new("audit_events", "stream, sequence", IsSoughtByInstant: false)];

    /// <summary>The part with all that was written before there were parts.</summary>
    public string Past => Name + "_past";

    /// <summary>The part for rows of months that have none: what a clock that runs far ahead writes.</summary>
    public string Other => Name + "_other";
}
