using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Orchestrator.Engine.Values;

/// <summary>
/// The values that a workflow carries: null, text, booleans, numbers, instants, durations, GUIDs, bytes, and lists and string-keyed dictionaries of these.
/// Anything else becomes a dictionary through its JSON (camelCase), so that a value looks the same before and after it was stored.
/// </summary>
public static class PlainValue
{
    /// <summary>JSON as the engine writes it: camelCase, enums as names, nulls kept, Chinese readable.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        MaxDepth = 128,
    };

    internal static readonly JsonWriterOptions Writer = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Turns any value into a plain one.</summary>
    public static object? From(object? value) => value switch
    {
        null => null,
        string or bool or int or long or double or decimal or DateTimeOffset or DateTime or TimeSpan or Guid or byte[] => value,
        Enum e => e.ToString(),
        short or byte or sbyte or ushort or uint => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        ulong u => (decimal)u,
        float f => (double)f,
        char c => c.ToString(),
        JsonElement element => FromElement(element),
        JsonNode node => FromElement(JsonSerializer.SerializeToElement(node)),
        JsonDocument document => FromElement(document.RootElement),
        Dictionary<string, object?> map => FromMap(map),
        IDictionary<string, object?> map => FromMap(map),
        IReadOnlyDictionary<string, object?> map => FromMap(map),
        IDictionary map when map.Keys.Cast<object>().All(k => k is string) => FromMap(map.Keys.Cast<string>().Select(k => KeyValuePair.Create(k, map[k]))),
        IEnumerable items => FromItems(items),
        _ => FromElement(JsonSerializer.SerializeToElement(value, value.GetType(), Json)),
    };

    private static Dictionary<string, object?> FromMap(IEnumerable<KeyValuePair<string, object?>> map)
    {
        var copy = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, item) in map)
            copy[key] = From(item);
        return copy;
    }

    private static List<object?> FromItems(IEnumerable items)
    {
        var copy = new List<object?>();
        foreach (var item in items)
            copy.Add(From(item));
        return copy;
    }

    /// <summary>A copy that shares no list or dictionary with <paramref name="value"/>.</summary>
    public static object? Copy(object? value) => value is Dictionary<string, object?> or List<object?> ? From(value) : value;

    /// <summary>Reads JSON: whole numbers become long, others double, or decimal when a double would lose digits.</summary>
    public static object? FromElement(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            case JsonValueKind.Number:
                if (element.TryGetInt64(out var whole))
                    return whole;
                return element.GetDouble();
            case JsonValueKind.Object:
                var map = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var property in element.EnumerateObject())
                    map[property.Name] = FromElement(property.Value);
                return map;
            case JsonValueKind.Array:
                var list = new List<object?>(element.GetArrayLength());
                foreach (var item in element.EnumerateArray())
                    list.Add(FromElement(item));
                return list;
            default:
                return null;
        }
    }

    /// <summary>Reads JSON text.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static object? Parse(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 128, AllowTrailingCommas = true });
        return FromElement(document.RootElement);
    }

    /// <summary>Writes a plain value as JSON.</summary>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string s: writer.WriteStringValue(s); break;
            case bool b: writer.WriteBooleanValue(b); break;
            case int i: writer.WriteNumberValue(i); break;
            case long l: writer.WriteNumberValue(l); break;
            case decimal m: writer.WriteNumberValue(m); break;
            case double d when double.IsFinite(d): writer.WriteNumberValue(d); break;
            case double: writer.WriteNullValue(); break;
            case DateTimeOffset at: writer.WriteStringValue(at); break;
            case DateTime at: writer.WriteStringValue(at); break;
            case TimeSpan span: writer.WriteStringValue(Durations.Format(span)); break;
            case Guid id: writer.WriteStringValue(id); break;
            case byte[] bytes: writer.WriteBase64StringValue(bytes); break;
            case Dictionary<string, object?> map:
                writer.WriteStartObject();
                foreach (var (key, item) in map)
                {
                    writer.WritePropertyName(key);
                    Write(writer, item);
                }
                writer.WriteEndObject();
                break;
            case List<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                Write(writer, From(value));
                break;
        }
    }

    /// <summary>The JSON text of any value.</summary>
    public static string ToJson(object? value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(128);
        using (var writer = new Utf8JsonWriter(buffer, Writer))
            Write(writer, value);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
