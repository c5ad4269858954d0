using System.Text.Json.Nodes;

namespace Orchestrator.Host.Conformance;

/// <summary>Reads the members of a step or an expectation.</summary>
internal static class StepReading
{
    public static string? Text(this JsonObject json, string name) => json[name]?.GetValue<string>();

    public static int? Whole(this JsonObject json, string name) => json[name]?.GetValue<int>();

    /// <summary>The items of an array as text: what is no text as its JSON, null as an empty line.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode? node) => node is JsonArray items ? [.. items.Select(item => item?.ToString() ?? "")] : [];

    /// <summary>A single object, or each of an array.</summary>
    public static IReadOnlyList<JsonObject> Objects(this JsonNode? node) => node switch
    {
        JsonObject one => [one],
        JsonArray many => [.. many.Select(item => item!.AsObject())],
        _ => [],
    };
}
