using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Engine.Values;

/// <summary>Converts workflow values to the types that activities declare. What cannot be converted is an error that shows value and type, never a silent default.</summary>
public static class ValueConverter
{
    /// <summary>Converts; null and blank text become null for every type but text. Times without a zone are read in <paramref name="zone"/> (UTC when null).</summary>
    /// <exception cref="ValueConversionException">The value does not fit the type.</exception>
    public static object? Convert(object? value, Type target, TimeZoneInfo? zone = null)
    {
        if (value is null)
            return null;
        var type = Nullable.GetUnderlyingType(target) ?? target;
        if (type.IsInstanceOfType(value))
            return value;
        try
        {
            return ConvertTo(value, type, zone) ?? throw new FormatException("no conversion");
        }
        catch (BlankTextException)
        {
            return null;
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException or JsonException or ArgumentException or NotSupportedException)
        {
            throw new ValueConversionException(value, type, e);
        }
    }

    /// <summary>
    /// Converts as Elsa does for its own activities: a number is rounded to the nearest whole one (a half to the even one) where whole ones are wanted,
    /// and what does not fit counts as none. An instant or a duration is never guessed.
    /// </summary>
    /// <param name="misfit">Why the value counts as none; null when it fits.</param>
    /// <exception cref="ValueConversionException">An instant or a duration was wanted and the value is none.</exception>
    public static object? ConvertOrNone(object? value, Type target, TimeZoneInfo? zone, out ValueConversionException? misfit)
    {
        if (value is double or decimal && IsWhole(Nullable.GetUnderlyingType(target) ?? target))
            value = value is double d ? Math.Round(d, MidpointRounding.ToEven) : Math.Round((decimal)value, MidpointRounding.ToEven);
        try
        {
            misfit = null;
            return Convert(value, target, zone);
        }
        catch (ValueConversionException e) when (MayStandForNone(target))
        {
            misfit = e;
            return null;
        }
    }

    /// <summary>Whether a value that does not fit this type may count as none: any type but those of time.</summary>
    internal static bool MayStandForNone(Type target) =>
        (Nullable.GetUnderlyingType(target) ?? target) is var type && type != typeof(TimeSpan) && type != typeof(DateTimeOffset) && type != typeof(DateTime) && type != typeof(DateOnly) && type != typeof(TimeOnly);

    /// <summary>Converts to <typeparamref name="T"/>; null becomes the default of the type.</summary>
    public static T? To<T>(object? value, TimeZoneInfo? zone = null) => Convert(value, typeof(T), zone) is { } converted ? (T)converted : default;

    private static object? ConvertTo(object value, Type type, TimeZoneInfo? zone)
    {
        if (type == typeof(string))
            return ToText(value);
        if (value is string text)
        {
            if (string.IsNullOrWhiteSpace(text))
                throw new BlankTextException();
            return FromText(text, type, zone);
        }
        if (type.IsEnum)
            return Enum.ToObject(type, System.Convert.ToInt64(value, CultureInfo.InvariantCulture));
        if (IsNumber(type) && value is IConvertible number and not DateTime)
            return ToNumber(number, type);
        if (type == typeof(bool) && value is (int or long or double or decimal))
            return System.Convert.ToBoolean(value, CultureInfo.InvariantCulture);
        if (type == typeof(byte[]) && value is List<object?> numbers)
            return numbers.ConvertAll(number => System.Convert.ToByte(number, CultureInfo.InvariantCulture)).ToArray();
        switch (value)
        {
            case DateTimeOffset at when type == typeof(DateTime): return at.UtcDateTime;
            case DateTime at when type == typeof(DateTimeOffset): return ToOffset(at, zone);
            case DateTimeOffset at when type == typeof(DateOnly): return DateOnly.FromDateTime(InZone(at, zone).DateTime);
        }
        return ThroughJson(PlainValue.From(value), type);
    }

    private static object? FromText(string text, Type type, TimeZoneInfo? zone)
    {
        if (type == typeof(bool))
            return text.Trim() switch { "1" => true, "0" => false, var t => bool.Parse(t) };
        if (type.IsEnum)
            return Enum.Parse(type, text.Trim(), ignoreCase: true);
        if (IsNumber(type))
            return type == typeof(double) || type == typeof(float)
                ? ToNumber(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), type)
                : ToNumber(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), type);
        if (type == typeof(TimeSpan))
            return Durations.TryParse(text, out var span) ? span : throw new FormatException("not a duration");
        if (type == typeof(DateTimeOffset))
            return Instants.Parse(text, zone);
        if (type == typeof(DateTime))
            return Instants.Parse(text, zone).UtcDateTime;
        if (type == typeof(DateOnly))
            return DateOnly.Parse(text, CultureInfo.InvariantCulture);
        if (type == typeof(TimeOnly))
            return TimeOnly.Parse(text, CultureInfo.InvariantCulture);
        if (type == typeof(Guid))
            return Guid.Parse(text);
        if (type == typeof(Uri))
            return new Uri(text, UriKind.RelativeOrAbsolute);
        if (type == typeof(byte[]))
            return System.Convert.FromBase64String(text);
        if (type == typeof(char))
            return text.Length == 1 ? text[0] : throw new FormatException("not one character");
        var trimmed = text.TrimStart();
        if (trimmed.StartsWith('{') || trimmed.StartsWith('['))
            return ThroughJson(PlainValue.Parse(text), type);
        if (typeof(JsonNode).IsAssignableFrom(type) || type == typeof(JsonElement))
            return ThroughJson(text, type);
        if (typeof(IEnumerable).IsAssignableFrom(type) && !typeof(IDictionary).IsAssignableFrom(type) && type.IsGenericType && type.GetGenericArguments().Length == 1)
            return ThroughJson(new List<object?> { text }, type);
        throw new FormatException("text does not fit");
    }

    private static object? ThroughJson(object? plain, Type type)
    {
        if (type.IsInstanceOfType(plain))
            return plain;
        if (plain is List<object?> list && type.IsAssignableFrom(typeof(List<object?>)))
            return list;
        if (type == typeof(object))
            return plain;
        return JsonSerializer.Deserialize(PlainValue.ToJson(plain), type, PlainValue.Json);
    }

    /// <summary>The text of a value as Elsa shows it: <c>True</c>, invariant numbers, ISO instants, JSON for lists and maps.</summary>
    public static string ToText(object value) => value switch
    {
        string s => s,
        bool b => b ? "True" : "False",
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("O", CultureInfo.InvariantCulture),
        TimeSpan span => Durations.Format(span),
        Guid id => id.ToString("D"),
        byte[] bytes => System.Convert.ToBase64String(bytes),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => PlainValue.From(value) is string s ? s : PlainValue.ToJson(value),
    };

    private static object ToNumber(IConvertible value, Type type)
    {
        if (IsWhole(type))
        {
            var exact = System.Convert.ToDecimal(value, CultureInfo.InvariantCulture);
            if (exact != decimal.Truncate(exact))
                throw new FormatException("not a whole number");
            return System.Convert.ChangeType(exact, type, CultureInfo.InvariantCulture);
        }
        return System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
    }

    private static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal && !type.IsEnum;

    private static bool IsWhole(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64;

    private static DateTimeOffset ToOffset(DateTime at, TimeZoneInfo? zone) => at.Kind switch
    {
        DateTimeKind.Utc => new DateTimeOffset(at, TimeSpan.Zero),
        _ => new DateTimeOffset(at, (zone ?? TimeZoneInfo.Utc).GetUtcOffset(at)).ToUniversalTime(),
    };

    private static DateTimeOffset InZone(DateTimeOffset at, TimeZoneInfo? zone) => TimeZoneInfo.ConvertTime(at, zone ?? TimeZoneInfo.Utc);

    private sealed class BlankTextException : Exception;
}
