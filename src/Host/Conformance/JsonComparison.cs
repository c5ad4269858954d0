using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Orchestrator.Host.Conformance;

/// <summary>Compares JSON values: numbers by value, arrays in order, members that are not named in the expectation not at all.</summary>
internal static partial class JsonComparison
{
    public static bool Holds(JsonNode? expected, JsonNode? actual) => (expected, actual) switch
    {
        (null, null) => true,
        (JsonObject named, JsonObject found) => named.All(member => Holds(member.Value, Find(found, member.Key))),
        (JsonArray items, JsonArray found) => items.Count == found.Count && items.Zip(found).All(pair => Holds(pair.First, pair.Second)),
        (JsonValue one, JsonValue other) when one.GetValueKind() == JsonValueKind.Number && other.GetValueKind() == JsonValueKind.Number =>
            decimal.TryParse(one.ToString(), CultureInfo.InvariantCulture, out var a) && decimal.TryParse(other.ToString(), CultureInfo.InvariantCulture, out var b) ? a == b : JsonNode.DeepEquals(one, other),
        (JsonValue one, JsonValue other) => JsonNode.DeepEquals(one, other) || (InstantOf(one) is { } at && at == InstantOf(other)),
        _ => false,
    };

    public static string Show(JsonNode? node) => node?.ToJsonString(Orchestrator.Engine.Values.PlainValue.Json) ?? "null";

    // An instant that names its zone may be written in several ways.
    private static DateTimeOffset? InstantOf(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var text && Instant().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Instant();

    // A stored object may have been written with another casing of its members.
    private static JsonNode? Find(JsonObject found, string name) =>
        found.TryGetPropertyValue(name, out var exact) ? exact : found.FirstOrDefault(member => string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
