using System.Text.Json.Nodes;

namespace Orchestrator.Host.Conformance;

/// <summary>Reads the members of a step or an expectation. One that is of another shape than the format says is an error, never overlooked.</summary>
internal static class StepReading
{
    public static string? Text(this JsonObject json, string name) => json[name]?.GetValue<string>();

    public static int? Whole(this JsonObject json, string name) => json[name]?.GetValue<int>();

    /// <summary>The items of an array as text: what is no text as its JSON, null as an empty line.</summary>
    /// <exception cref="StepFailedException">It is no array.</exception>
    public static IReadOnlyList<string> Texts(this JsonNode? node) =>
        node is JsonArray items ? [.. items.Select(item => item?.ToString() ?? "")] : throw new StepFailedException($"a list of texts is wanted, not {JsonComparison.Show(node)}");

    /// <summary>A single object, or each of an array; none when there is nothing.</summary>
    /// <exception cref="StepFailedException">It is something else.</exception>
    public static IReadOnlyList<JsonObject> Objects(this JsonNode? node) => node switch
    {
        null => [],
        JsonObject one => [one],
        JsonArray many => [.. many.Select(item => item as JsonObject ?? throw new StepFailedException($"an object is wanted, not {JsonComparison.Show(item)}"))],
        _ => throw new StepFailedException($"an object or a list of objects is wanted, not {JsonComparison.Show(node)}"),
    };

    /// <summary>The object, whatever its members.</summary>
    /// <exception cref="StepFailedException">It is no object.</exception>
    public static JsonObject Map(this JsonNode? node) => node as JsonObject ?? throw new StepFailedException($"an object is wanted, not {JsonComparison.Show(node)}");

    /// <summary>The object, whose members are among the named ones.</summary>
    /// <exception cref="StepFailedException">It is no object, or has another member.</exception>
    public static JsonObject Of(this JsonNode? node, params ReadOnlySpan<string> members)
    {
        var json = node.Map();
        foreach (var (name, _) in json)
        {
            if (name is not "notes" && !members.Contains(name))
                throw new StepFailedException($"unknown member '{name}'");
        }

        return json;
    }
}
