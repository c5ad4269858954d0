using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Host.Conformance;

/// <summary>Compares JSON values: numbers by value, arrays in order, members that are not named in the expectation not at all.</summary>
internal static class JsonComparison
{
    public static bool Holds(JsonNode? expected, JsonNode? actual) => (expected, actual) switch
    {
        (null, null) => true,
        (JsonObject named, JsonObject found) => named.All(member => Holds(member.Value, Find(found, member.Key))),
        (JsonArray items, JsonArray found) => items.Count == found.Count && items.Zip(found).All(pair => Holds(pair.First, pair.Second)),
        (JsonValue one, JsonValue other) when one.GetValueKind() == JsonValueKind.Number && other.GetValueKind() == JsonValueKind.Number =>
            decimal.TryParse(one.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var a) && decimal.TryParse(other.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var b) ? a == b : JsonNode.DeepEquals(one, other),
        (JsonValue one, JsonValue other) => JsonNode.DeepEquals(one, other),
        _ => false,
    };

    public static string Show(JsonNode? node) => node?.ToJsonString(Orchestrator.Engine.Values.PlainValue.Json) ?? "null";

    // A stored object may have been written with another casing of its members.
    private static JsonNode? Find(JsonObject found, string name) =>
        found.TryGetPropertyValue(name, out var exact) ? exact : found.FirstOrDefault(member => string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
