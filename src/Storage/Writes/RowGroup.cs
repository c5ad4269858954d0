using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;

namespace Orchestrator.Storage.Writes;

/// <summary>Rows of one table to which the same happens.</summary>
/// <param name="changed">For an update: the columns that change.</param>
internal sealed class RowGroup(TableColumns columns, EntityState state, IReadOnlyList<TableColumns.Column> changed) : IComparable<RowGroup>
{
    public TableColumns Columns => columns;

    public EntityState State => state;

    public IReadOnlyList<TableColumns.Column> Changed => changed;

    /// <summary>Tracked entries, or new entities that are not tracked.</summary>
    public List<object> Rows { get; } = [];

    /// <summary>Those that are tracked.</summary>
    public IEnumerable<IUpdateEntry> Entries => Rows.OfType<IUpdateEntry>();

    /// <summary>Whether its one row is sent value by value.</summary>
    public bool IsSingle { get; set; }

    /// <summary>What its part of a statement looks like.</summary>
    public GroupShape Shape => new(columns, state, changed, IsSingle);

    /// <summary>An order that does not depend on which row changed first.</summary>
    public int CompareTo(RowGroup? other)
    {
        if (other is null)
            return 1;
        var order = string.CompareOrdinal(columns.Table, other.Columns.Table);
        if (order == 0)
            order = state.CompareTo(other.State);
        if (order == 0)
            order = changed.Count.CompareTo(other.Changed.Count);
        for (var i = 0; order == 0 && i < changed.Count; i++)
            order = string.CompareOrdinal(changed[i].Name, other.Changed[i].Name);
        return order;
    }

    /// <summary>What one of its rows has in a cell.</summary>
    public object? ValueAt(int row, RowCell cell) => Rows[row] switch
    {
        IUpdateEntry entry when cell.IsOriginal => entry.GetOriginalValue(cell.Column.Property),
        IUpdateEntry entry => entry.GetCurrentValue(cell.Column.Property),
        var entity => cell.Column.Getter.GetClrValue(entity),
    };
}

/// <summary>One parameter of a group: a column, as it was read or as it is now.</summary>
internal readonly record struct RowCell(TableColumns.Column Column, bool IsOriginal);

/// <summary>All of a group that its part of a statement's text depends on.</summary>
internal sealed record GroupShape(TableColumns Columns, EntityState State, IReadOnlyList<TableColumns.Column> Changed, bool IsSingle)
{
    /// <summary>Whether rows must be found, so that it is counted how many were.</summary>
    public bool IsCounted => State != EntityState.Added;

    /// <summary>How many parameters it takes, one for each column.</summary>
    public int Width => State == EntityState.Added ? Columns.All.Count : Columns.Identity.Count + Changed.Count;

    /// <summary>Its parameters in their order.</summary>
    public IEnumerable<RowCell> Cells() => State == EntityState.Added
        ? Columns.All.Select(column => new RowCell(column, IsOriginal: false))
        : Columns.Identity.Select(column => new RowCell(column, IsOriginal: true)).Concat(Changed.Select(column => new RowCell(column, IsOriginal: false)));

    public bool Equals(GroupShape? other) =>
        other is not null && Columns == other.Columns && State == other.State && IsSingle == other.IsSingle && Changed.SequenceEqual(other.Changed);

    public override int GetHashCode() => HashCode.Combine(Columns, State, IsSingle, Changed.Count, Changed.Count > 0 ? Changed[0] : null);
}

/// <summary>The shapes of a statement's groups, compared one by one.</summary>
internal sealed record StatementShape(IReadOnlyList<GroupShape> Groups)
{
    public bool Equals(StatementShape? other) => other is not null && Groups.SequenceEqual(other.Groups);

    public override int GetHashCode() => Groups.Aggregate(Groups.Count, (hash, group) => HashCode.Combine(hash, group));
}
