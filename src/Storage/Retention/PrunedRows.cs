namespace Orchestrator.Storage.Retention;

/// <summary>How many rows of each kind were removed.</summary>
public sealed record PrunedRows(int Instances, int JournalLines, int Executions, int Bookmarks)
{
    public static PrunedRows operator +(PrunedRows one, PrunedRows other) => one.Add(other);

    public PrunedRows Add(PrunedRows other) =>
        new(Instances + other.Instances, JournalLines + other.JournalLines, Executions + other.Executions, Bookmarks + other.Bookmarks);
}
