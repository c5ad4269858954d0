using System.Text.Json.Nodes;

namespace Orchestrator.Engine.Definitions;

/// <summary>
/// Writes node ids into a definition: the ids of all ancestors joined by colons, beginning with <c>Workflow1</c>.
/// Every object with <c>id</c>, <c>type</c> and <c>version</c> counts as an activity, wherever it stands, which is the designer's own rule.
/// </summary>
public static class NodeIds
{
    /// <summary>Assigns node ids below the document's <c>root</c>, whatever was written there before.</summary>
    public static void Assign(JsonObject document)
    {
        if (document["root"] is JsonObject root)
            Walk(root, "Workflow1", isRoot: true);
    }

    /// <summary>Finds an activity by its node id in a document whose node ids are assigned.</summary>
    public static JsonObject? Find(JsonNode? json, string nodeId)
    {
        switch (json)
        {
            case JsonObject map:
                if (IsActivity(map) && map.Text("nodeId") == nodeId)
                    return map;
                return map.Select(p => Find(p.Value, nodeId)).FirstOrDefault(f => f is not null);
            case JsonArray list:
                return list.Select(i => Find(i, nodeId)).FirstOrDefault(f => f is not null);
            default:
                return null;
        }
    }

    private static bool IsActivity(JsonObject map) => map["id"] is JsonValue && map["type"] is JsonValue && map["version"] is JsonValue;

    private static void Walk(JsonNode? json, string parent, bool isRoot = false)
    {
        switch (json)
        {
            case JsonObject map:
                if (isRoot || IsActivity(map))
                {
                    parent = parent + ":" + (map.Text("id") ?? "");
                    map["nodeId"] = parent;
                }
                foreach (var (name, value) in map.ToList())
                {
                    if (name is not ("metadata" or "customProperties") && value is JsonObject or JsonArray)
                        Walk(value, parent);
                }
                break;
            case JsonArray list:
                foreach (var item in list)
                    Walk(item, parent);
                break;
        }
    }
}
