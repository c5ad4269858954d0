using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Orchestrator.Storage.Writes;

/// <summary>How an entity type of the model lies in its table.</summary>
internal sealed class TableColumns
{
    private TableColumns(IEntityType type, string table, IReadOnlyList<Column> all)
    {
        Table = Quoted(table);
        All = all;
        Identity = [.. All.Where(column => column.Property.IsPrimaryKey() || column.Property.IsConcurrencyToken)];
        HasUniqueIndex = type.GetIndexes().Any(index => index.IsUnique);
    }

    public string Table { get; }

    public IReadOnlyList<Column> All { get; }

    /// <summary>What must be as it was read for an update or a removal to hold: the key and the revision.</summary>
    public IReadOnlyList<Column> Identity { get; }

    /// <summary>Whether a row that goes may stand in the way of one that comes, other than by its key.</summary>
    public bool HasUniqueIndex { get; }

    /// <summary>Null for a type whose rows the database itself completes, that shares its table or has a column of an unusual type: the usual writes are for those.</summary>
    public static TableColumns? Of(IEntityType type)
    {
        if (StoreObjectIdentifier.Create(type, StoreObjectType.Table) is not { } table || type.BaseType is not null || type.GetDirectlyDerivedTypes().Any()
            || type.GetTableMappings().Any(mapping => mapping.IsSharedTablePrincipal is not null)
            || type.GetComplexProperties().Any() || type.GetProperties().Any(property => property.ValueGenerated != ValueGenerated.Never && IsGenerated(property)))
            return null;
        var columns = new List<Column>();
        foreach (var property in type.GetProperties())
        {
            if (ColumnValues.Of(property) is not { } values)
                return null;
            columns.Add(new Column(property, Quoted(property.GetColumnName(table)!), values));
        }
        return new TableColumns(type, table.Name, columns);
    }

    // A key of text is marked as generated on adding, but it is the program that generates it.
    private static bool IsGenerated(IProperty property) =>
        property.ValueGenerated != ValueGenerated.OnAdd || property.ClrType != typeof(string) || property.GetDefaultValueSql() is not null;

    private static string Quoted(string name) => '"' + name + '"';

    internal sealed record Column(IProperty Property, string Name, ColumnValues Values)
    {
        /// <summary>Reads the property of an entity that is not tracked.</summary>
        public IClrPropertyGetter Getter { get; } = Property.GetGetter();
    }
}
