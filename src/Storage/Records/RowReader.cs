using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Orchestrator.Storage.Records;

/// <summary>
/// Makes entities of rows that a statement of our own has read: columns, types and conversions are those of the model, read once and compiled.
/// </summary>
internal sealed class RowReader<T> where T : class
{
    private static readonly MethodInfo FieldValue = typeof(NpgsqlDataReader).GetMethod(nameof(NpgsqlDataReader.GetFieldValue))!;
    private static readonly MethodInfo IsNull = typeof(NpgsqlDataReader).GetMethod(nameof(NpgsqlDataReader.IsDBNull))!;

    private readonly Func<NpgsqlDataReader, int, T> _read;
    private readonly Func<T, T> _copy;

    public RowReader(IModel model)
    {
        var type = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not part of the model.");
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        var properties = type.GetProperties().Where(property => property.GetColumnName(table) is not null).ToList();
        Table = table.Name;
        Names = [.. properties.Select(property => property.GetColumnName(table)!)];
        var (reader, first, from) = (Expression.Parameter(typeof(NpgsqlDataReader)), Expression.Parameter(typeof(int)), Expression.Parameter(typeof(T)));
        var read = properties.Select((property, i) => Expression.Bind(MemberOf(property), ValueOf(property, reader, Expression.Add(first, Expression.Constant(i)))));
        var copy = properties.Select(property => Expression.Bind(MemberOf(property), Expression.MakeMemberAccess(from, MemberOf(property))));
        _read = Expression.Lambda<Func<NpgsqlDataReader, int, T>>(Expression.MemberInit(Expression.New(typeof(T)), read), reader, first).Compile();
        _copy = Expression.Lambda<Func<T, T>>(Expression.MemberInit(Expression.New(typeof(T)), copy), from).Compile();
    }

    public string Table { get; }

    private IReadOnlyList<string> Names { get; }

    /// <summary>How many columns it reads.</summary>
    public int Width => Names.Count;

    /// <summary>Its columns, for a select list.</summary>
    public string Columns(string alias) => string.Join(", ", Names.Select(name => $"{alias}.\"{name}\""));

    /// <summary>The row's entity, not tracked.</summary>
    /// <param name="first">Ordinal of the first of its columns.</param>
    public T Read(NpgsqlDataReader reader, int first = 0) => _read(reader, first);

    /// <summary>Another entity with the same values; what they consist of is shared.</summary>
    public T Copy(T row) => _copy(row);

    private static MemberInfo MemberOf(IProperty property) =>
        (MemberInfo?)property.PropertyInfo ?? property.FieldInfo ?? throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name} is no member of its class.");

    private static ConditionalExpression ValueOf(IProperty property, Expression reader, Expression ordinal)
    {
        var converter = typeof(IEnumerable<string>).IsAssignableFrom(property.ClrType) ? null : property.GetRelationalTypeMapping().Converter;
        var stored = Nullable.GetUnderlyingType(converter?.ProviderClrType ?? property.ClrType) ?? converter?.ProviderClrType ?? property.ClrType;
        Expression value = Expression.Call(reader, FieldValue.MakeGenericMethod(stored), ordinal);
        if (converter is not null)
            value = Expression.Invoke(converter.ConvertFromProviderExpression, Expression.Convert(value, converter.ConvertFromProviderExpression.Parameters[0].Type));
        return Expression.Condition(Expression.Call(reader, IsNull, ordinal), Expression.Default(property.ClrType), Expression.Convert(value, property.ClrType));
    }
}
