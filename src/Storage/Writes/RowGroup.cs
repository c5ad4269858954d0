using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;

namespace Orchestrator.Storage.Writes;

/// <summary>Rows of one table to which the same happens.</summary>
/// <param name="Changed">For an update: the columns that change.</param>
internal sealed record RowGroup(TableColumns Columns, EntityState State, IReadOnlyList<TableColumns.Column> Changed)
{
    public List<IUpdateEntry> Entries { get; } = [];

    /// <summary>Its place in the statement.</summary>
    public int Number { get; set; }

    /// <summary>How many parameters it takes, one for each column.</summary>
    public int Width => State switch
    {
        EntityState.Added => Columns.All.Count,
        EntityState.Modified => Columns.Identity.Count + Changed.Count,
        _ => Columns.Identity.Count,
    };
}
