using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Engine.Definitions;

/// <summary>
/// Walks the activities of a definition's JSON the way Elsa's clients do: every object that has <c>id</c>, <c>type</c> and <c>version</c> is an
/// activity, wherever it stands, whether its type is known or not.
/// </summary>
public static class ActivityTree
{
    /// <summary>Members of an activity that hold no activities: captions, positions, settings.</summary>
    private static readonly HashSet<string> Opaque = new(StringComparer.Ordinal) { "metadata", "customProperties", "connections", "variables" };

    /// <summary>Whether the JSON is an activity.</summary>
    public static bool IsActivity(JsonObject json) =>
        json["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.String
        && json["type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String
        && json["version"] is JsonValue version && version.GetValueKind() == JsonValueKind.Number;

    /// <summary>The activities that stand directly in <paramref name="activity"/>, each with the member (or array) that holds it.</summary>
    public static IEnumerable<(string Port, JsonObject Activity)> ChildrenOf(JsonObject activity)
    {
        foreach (var (name, value) in activity)
        {
            if (Opaque.Contains(name))
                continue;
            foreach (var child in Nearest(value))
                yield return (name, child);
        }
    }

    /// <summary>The activity and everything below it, parents first.</summary>
    public static IEnumerable<JsonObject> SelfAndDescendants(JsonObject activity)
    {
        yield return activity;
        foreach (var (_, child) in ChildrenOf(activity))
        {
            foreach (var one in SelfAndDescendants(child))
                yield return one;
        }
    }

    private static IEnumerable<JsonObject> Nearest(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json when IsActivity(json):
                return [json];
            case JsonObject json:
                return json.SelectMany(member => Nearest(member.Value));
            case JsonArray list:
                return list.SelectMany(Nearest);
            default:
                return [];
        }
    }
}
