using System.Text.Json.Nodes;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>Compares two files of one definition member by member; lists of named things by their ids.</summary>
internal static class FileDifferences
{
    // What the server writes anew at each save.
    private static readonly string[] Stamps = ["id", "version", "createdAt", "isLatest", "isPublished", "toolVersion", "links", "$schema"];

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every difference, with its place; what the server writes anew is left out.</summary>
    public static IReadOnlyList<string> Between(string before, string after)
    {
        var differences = new List<string>();
        Compare("", Told(before), Told(after), differences);
        return differences;
    }

    private static JsonObject Told(string file)
    {
        var document = JsonNode.Parse(file)!.AsObject();
        foreach (var stamp in Stamps)
            document.Remove(stamp);
        return document;
    }

    // Lists of named things are compared by id.
    private static void Compare(string place, JsonNode? before, JsonNode? after, List<string> differences)
    {
        if ((before ?? after) is JsonArray or JsonObject && (after ?? before) is JsonArray or JsonObject)
        {
            var (left, right) = (Members(before), Members(after));
            foreach (var name in left.Keys.Union(right.Keys))
                Compare($"{place}/{name}", left.GetValueOrDefault(name), right.GetValueOrDefault(name), differences);
        }
        else if (!Meaning(before, place).Equals(Meaning(after, place), StringComparison.Ordinal))
        {
            differences.Add($"{place}: {before?.ToJsonString(Readable)} → {after?.ToJsonString(Readable)}");
        }
    }

    // A step that may not start the flow, or does not run beside it, says so or says nothing: Elsa reads both alike.
    private static string Meaning(JsonNode? value, string place) =>
        place.EndsWith("/customProperties/canStartWorkflow", StringComparison.Ordinal) || place.EndsWith("/customProperties/runAsynchronously", StringComparison.Ordinal)
            ? value?.ToJsonString() ?? "false" : value?.ToJsonString() ?? "null";

    private static Dictionary<string, JsonNode?> Members(JsonNode? node) => node switch
    {
        JsonObject group => group.ToDictionary(member => member.Key, member => member.Value),
        JsonArray list => list.Select((item, index) => (Name: (item as JsonObject)?["id"]?.ToString() ?? index.ToString(System.Globalization.CultureInfo.InvariantCulture), Item: item)).ToDictionary(entry => entry.Name, entry => entry.Item),
        _ => [],
    };
}
