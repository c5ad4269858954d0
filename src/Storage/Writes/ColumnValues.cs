using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using NpgsqlTypes;

namespace Orchestrator.Storage.Writes;

/// <summary>
/// Sends the values of one column for many rows as one array. The statement then reads the same for two rows and for a thousand, so that PostgreSQL
/// plans it once; a single row is sent value by value.
/// </summary>
internal abstract class ColumnValues(string type, string? cast = null)
{
    /// <summary>Type of the array's elements, as PostgreSQL calls it.</summary>
    public string Type { get; } = type;

    /// <summary>What an element must be taken for to become the column's value; null when it is one already.</summary>
    public string? Cast { get; } = cast;

    /// <summary>An array of <paramref name="count"/> values.</summary>
    /// <param name="valueAt">The property's value of the row with this number, as the model has it.</param>
    public abstract NpgsqlParameter Parameter(int count, Func<int, object?> valueAt);

    /// <summary>One value by itself.</summary>
    public abstract NpgsqlParameter Parameter(object? value);

    /// <summary>Null for a type that is not sent in arrays.</summary>
    public static ColumnValues? Of(IProperty property)
    {
        if (typeof(IEnumerable<string>).IsAssignableFrom(property.ClrType))
            return new TextListValues();
        var converter = property.GetRelationalTypeMapping().Converter;
        var type = converter?.ProviderClrType ?? property.ClrType;
        return (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var t when t == typeof(string) => new TextValues(converter),
            var t when t == typeof(int) => new Values<int>("integer", NpgsqlDbType.Integer, converter),
            var t when t == typeof(long) => new Values<long>("bigint", NpgsqlDbType.Bigint, converter),
            var t when t == typeof(bool) => new Values<bool>("boolean", NpgsqlDbType.Boolean, converter),
            var t when t == typeof(decimal) => new Values<decimal>("numeric", NpgsqlDbType.Numeric, converter),
            var t when t == typeof(double) => new Values<double>("double precision", NpgsqlDbType.Double, converter),
            var t when t == typeof(DateOnly) => new Values<DateOnly>("date", NpgsqlDbType.Date, converter),
            var t when t == typeof(DateTimeOffset) => new Values<DateTimeOffset>("timestamptz", NpgsqlDbType.TimestampTz, converter),
            _ => null,
        };
    }

    private static NpgsqlParameter<T[]> Sent<T>(T[] values, NpgsqlDbType type) => new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };

    private static NpgsqlParameter Sent(string? value) => value is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } : new NpgsqlParameter<string> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    private static object? Stored(object? value, ValueConverter? converter) => value is null || converter is null ? value : converter.ConvertToProvider(value);

    private sealed class Values<T>(string type, NpgsqlDbType dbType, ValueConverter? converter) : ColumnValues(type) where T : struct
    {
        public override NpgsqlParameter Parameter(int count, Func<int, object?> valueAt)
        {
            var values = new T?[count];
            for (var row = 0; row < count; row++)
                values[row] = (T?)Stored(valueAt(row), converter);
            return Sent(values, dbType);
        }

        public override NpgsqlParameter Parameter(object? value) =>
            Stored(value, converter) is T stored ? new NpgsqlParameter<T> { TypedValue = stored, NpgsqlDbType = dbType } : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = dbType };
    }

    private sealed class TextValues(ValueConverter? converter) : ColumnValues("text")
    {
        public override NpgsqlParameter Parameter(int count, Func<int, object?> valueAt)
        {
            var values = new string?[count];
            for (var row = 0; row < count; row++)
                values[row] = (string?)Stored(valueAt(row), converter);
            return Sent(values, NpgsqlDbType.Text);
        }

        public override NpgsqlParameter Parameter(object? value) => Sent((string?)Stored(value, converter));
    }

    /// <summary>Lists within an array would have to be of one length, so each goes as the text of an array.</summary>
    private sealed class TextListValues() : ColumnValues("text", "text[]")
    {
        public override NpgsqlParameter Parameter(int count, Func<int, object?> valueAt)
        {
            var values = new string?[count];
            for (var row = 0; row < count; row++)
                values[row] = valueAt(row) is IEnumerable<string> texts ? Literal(texts) : null;
            return Sent(values, NpgsqlDbType.Text);
        }

        public override NpgsqlParameter Parameter(object? value) => Sent(value is IEnumerable<string> texts ? Literal(texts) : null);

        private static string Literal(IEnumerable<string> texts)
        {
            var literal = new StringBuilder("{");
            foreach (var text in texts)
            {
                literal.Append(literal.Length == 1 ? "\"" : ",\"");
                foreach (var character in text)
                {
                    if (character is '"' or '\\')
                        literal.Append('\\');
                    literal.Append(character);
                }
                literal.Append('"');
            }
            return literal.Append('}').ToString();
        }
    }
}
