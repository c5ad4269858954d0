using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Engine.Values;

/// <summary>Elsa's short names of types, as variables, inputs and descriptors use them.</summary>
public static class TypeAliases
{
    private static readonly Dictionary<string, Type> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Object"] = typeof(object),
        ["String"] = typeof(string),
        ["Boolean"] = typeof(bool),
        ["Int16"] = typeof(short),
        ["Int32"] = typeof(int),
        ["Int64"] = typeof(long),
        ["Long"] = typeof(long),
        ["Single"] = typeof(float),
        ["Double"] = typeof(double),
        ["Decimal"] = typeof(decimal),
        ["Guid"] = typeof(Guid),
        ["DateTime"] = typeof(DateTime),
        ["DateTimeOffset"] = typeof(DateTimeOffset),
        ["TimeSpan"] = typeof(TimeSpan),
        ["DateOnly"] = typeof(DateOnly),
        ["TimeOnly"] = typeof(TimeOnly),
        ["ByteArray"] = typeof(byte[]),
        ["Stream"] = typeof(Stream),
        ["JSON"] = typeof(IDictionary<string, object?>),
        ["JsonElement"] = typeof(JsonElement),
        ["JsonNode"] = typeof(JsonNode),
        ["JsonObject"] = typeof(JsonObject),
        ["JsonArray"] = typeof(JsonArray),
        ["ObjectDictionary"] = typeof(IDictionary<string, object?>),
        ["ObjectMap"] = typeof(IDictionary<string, object?>),
        ["StringDictionary"] = typeof(IDictionary<string, string>),
        ["StringMap"] = typeof(IDictionary<string, string>),
        ["IDictionary<String, Object>"] = typeof(IDictionary<string, object?>),
        ["Byte"] = typeof(byte),
        ["Char"] = typeof(char),
        ["Uri"] = typeof(Uri),
    };

    private static readonly Dictionary<Type, string> ByType = new()
    {
        [typeof(object)] = "Object",
        [typeof(string)] = "String",
        [typeof(bool)] = "Boolean",
        [typeof(short)] = "Int16",
        [typeof(int)] = "Int32",
        [typeof(long)] = "Int64",
        [typeof(float)] = "Single",
        [typeof(double)] = "Double",
        [typeof(decimal)] = "Decimal",
        [typeof(Guid)] = "Guid",
        [typeof(DateTime)] = "DateTime",
        [typeof(DateTimeOffset)] = "DateTimeOffset",
        [typeof(TimeSpan)] = "TimeSpan",
        [typeof(byte[])] = "ByteArray",
        [typeof(Stream)] = "Stream",
        [typeof(JsonElement)] = "JsonElement",
        [typeof(JsonNode)] = "JsonNode",
        [typeof(JsonObject)] = "JsonObject",
        [typeof(JsonArray)] = "JsonArray",
        [typeof(IDictionary<string, object?>)] = "ObjectDictionary",
        [typeof(Dictionary<string, object?>)] = "ObjectDictionary",
        [typeof(IReadOnlyDictionary<string, object?>)] = "ObjectDictionary",
        [typeof(IDictionary<string, string>)] = "StringDictionary",
    };

    /// <summary>The type of an alias; arrays and collections become lists, <c>?</c> a nullable. Null when the name is unknown.</summary>
    public static Type? Resolve(string? name, bool isArray = false)
    {
        name = name?.Trim() ?? "Object";
        var type = ByName.GetValueOrDefault(name) ?? TypeNames.Resolve(name, simple => ByName.GetValueOrDefault(simple));
        return isArray ? ListOf(type) : type;
    }

    /// <summary>The alias of a type; the CLR name when there is none.</summary>
    public static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return NameOf(underlying);
        if (ByType.TryGetValue(type, out var name))
            return name;
        if (type.IsArray)
            return $"List<{NameOf(type.GetElementType()!)}>";
        if (type.IsGenericType && type.GetGenericArguments() is [var item] && typeof(System.Collections.IEnumerable).IsAssignableFrom(type))
            return $"List<{NameOf(item)}>";
        return type.Name;
    }

    internal static object? DefaultOf(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null && PlainTypes.Contains(type) ? PlainValue.From(Activator.CreateInstance(type)) : null;

    // A number or a flag starts at zero; an instant, a duration or an id that nobody set is null rather than a magic value.
    private static readonly HashSet<Type> PlainTypes = [typeof(bool), typeof(short), typeof(int), typeof(long), typeof(float), typeof(double), typeof(decimal)];

    private static Type? ListOf(Type? item) => item is null ? null : typeof(IList<>).MakeGenericType(item);
}
