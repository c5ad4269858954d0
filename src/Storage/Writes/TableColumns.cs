using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Orchestrator.Storage.Writes;

/// <summary>How an entity type of the model lies in its table.</summary>
internal sealed class TableColumns
{
    private TableColumns(IEntityType type, StoreObjectIdentifier table)
    {
        Table = Quoted(table.Name);
        All = [.. type.GetProperties().Select(property => new Column(property, Quoted(property.GetColumnName(table)!), property.GetRelationalTypeMapping()))];
        Identity = [.. All.Where(column => column.Property.IsPrimaryKey() || column.Property.IsConcurrencyToken)];
        HasUniqueIndex = type.GetIndexes().Any(index => index.IsUnique);
    }

    public string Table { get; }

    public IReadOnlyList<Column> All { get; }

    /// <summary>What must be as it was read for an update or a removal to hold: the key and the revision.</summary>
    public IReadOnlyList<Column> Identity { get; }

    /// <summary>Whether a row that goes may stand in the way of one that comes, other than by its key.</summary>
    public bool HasUniqueIndex { get; }

    /// <summary>Null for a type whose rows the database itself completes, or that shares its table: the usual writes are for those.</summary>
    public static TableColumns? Of(IEntityType type)
    {
        if (StoreObjectIdentifier.Create(type, StoreObjectType.Table) is not { } table || type.BaseType is not null || type.GetDirectlyDerivedTypes().Any()
            || type.GetTableMappings().Any(mapping => mapping.IsSharedTablePrincipal is not null)
            || type.GetComplexProperties().Any() || type.GetProperties().Any(property => property.ValueGenerated != ValueGenerated.Never && IsGenerated(property)))
            return null;
        return new TableColumns(type, table);
    }

    // A key of text is marked as generated on adding, but it is the program that generates it.
    private static bool IsGenerated(IProperty property) =>
        property.ValueGenerated != ValueGenerated.OnAdd || property.ClrType != typeof(string) || property.GetDefaultValueSql() is not null;

    private static string Quoted(string name) => '"' + name + '"';

    internal sealed record Column(IProperty Property, string Name, RelationalTypeMapping Mapping);
}
