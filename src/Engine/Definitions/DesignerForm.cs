using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Definitions;

/// <summary>
/// Brings a definition into the form that Elsa's designer needs, and back. On the way out every activity gets its node id, and a type that is not
/// installed is wrapped into a <c>Elsa.NotFoundActivity</c>, because the designer would otherwise lose it; on the way in the wrapping is undone.
/// Members that nobody here knows are kept both ways.
/// </summary>
public sealed class DesignerForm(ActivityRegistry registry)
{
    /// <summary>Type name of the stand-in.</summary>
    public const string NotFoundType = "Elsa.NotFoundActivity";

    private const string WorkflowId = "Workflow1";
    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];
    private static readonly string[] OwnedByServer = ["links", "$schema"];

    /// <summary>The document as it is stored: whole, without stand-ins, without what the server says itself. The given document is changed.</summary>
    public static JsonObject ToStored(JsonObject model)
    {
        foreach (var name in OwnedByServer)
            model.Remove(name);
        foreach (var name in Lists)
        {
            if (model[name] is not JsonArray)
                model[name] = new JsonArray();
        }

        if (model["customProperties"] is not JsonObject)
            model["customProperties"] = new JsonObject();
        if (model["options"] is not JsonObject)
            model["options"] = new JsonObject();
        if (model["root"] is not JsonObject root)
            model["root"] = new JsonObject { ["id"] = "Sequence1", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray(), ["variables"] = new JsonArray() };
        else if (Restored(root) is var restored && !ReferenceEquals(restored, root))
            model["root"] = restored;
        foreach (var activity in ActivityTree.SelfAndDescendants((JsonObject)model["root"]!))
            Settle(activity);
        return model;
    }

    /// <summary>The root activity as the designer is sent it: a copy, with node ids and stand-ins.</summary>
    /// <param name="parentNodeId">Node id of the step that the definition stands as in another; without it the definition stands by itself.</param>
    public JsonObject RootOf(JsonObject stored, string parentNodeId = WorkflowId)
    {
        var root = stored["root"] is JsonObject json ? (JsonObject)json.DeepClone() : new JsonObject { ["id"] = "Sequence1", ["type"] = "Elsa.Sequence", ["version"] = 1 };
        return Shown(root, parentNodeId);
    }

    /// <summary>The types (as <c>name v1</c>) that are installed, but not in the version that the document uses.</summary>
    public IReadOnlyList<string> UnknownVersions(JsonObject stored) =>
        stored["root"] is JsonObject root
            ? [.. ActivityTree.SelfAndDescendants(root).Where(activity => registry.Knows(activity.Text("type")!) && !IsKnown(activity)).Select(activity => $"{activity.Text("type")} v{activity.Whole("version")}").Distinct(StringComparer.Ordinal)]
            : [];

    private JsonObject Shown(JsonObject activity, string parentNodeId)
    {
        Settle(activity);
        var nodeId = parentNodeId + ":" + activity.Text("id");
        if (!IsKnown(activity))
            return StandIn(activity, nodeId);
        activity["nodeId"] = nodeId;
        foreach (var (_, child) in ActivityTree.ChildrenOf(activity).ToList())
        {
            var shown = Shown(child, nodeId);
            if (!ReferenceEquals(shown, child))
                child.ReplaceWith(shown);
        }

        DropDeadConnections(activity);
        return activity;
    }

    private bool IsKnown(JsonObject activity)
    {
        var (type, version) = (activity.Text("type")!, activity.Whole("version"));
        // A step that is a workflow is described by its definition.
        return type == NotFoundType || registry.Find(type, version) is not null || (!registry.Knows(type) && activity.Text("workflowDefinitionId") is not null);
    }

    private static JsonObject StandIn(JsonObject activity, string nodeId)
    {
        var (type, version) = (activity.Text("type")!, activity.Whole("version") ?? 1);
        var metadata = (JsonObject)(activity["metadata"]?.DeepClone() ?? new JsonObject());
        metadata["displayText"] = "Not Found: " + type;
        metadata["description"] = $"未安装步骤类型“{type}”（版本 {version}）。";
        return new JsonObject
        {
            ["missingTypeName"] = type,
            ["missingTypeVersion"] = version,
            ["originalActivityJson"] = activity.ToJsonString(PlainValue.Json),
            ["id"] = activity.Text("id"),
            ["nodeId"] = nodeId,
            ["name"] = activity.Text("name"),
            ["type"] = NotFoundType,
            ["version"] = 1,
            ["customProperties"] = activity["customProperties"]?.DeepClone(),
            ["metadata"] = metadata,
        };
    }

    /// <summary>Undoes the stand-ins; where one was moved on the canvas, the original moves along.</summary>
    private static JsonObject Restored(JsonObject activity)
    {
        foreach (var (_, child) in ActivityTree.ChildrenOf(activity).ToList())
        {
            var restored = Restored(child);
            if (!ReferenceEquals(restored, child))
                child.ReplaceWith(restored);
        }

        if (activity.Text("type") != NotFoundType || Original(activity) is not { } original)
            return activity;
        if (activity["metadata"]?["designer"] is { } designer)
        {
            if (original["metadata"] is not JsonObject)
                original["metadata"] = new JsonObject();
            original["metadata"]!["designer"] = designer.DeepClone();
        }

        return original;
    }

    private static JsonObject? Original(JsonObject standIn)
    {
        if (standIn.Text("originalActivityJson") is not { } text)
            return null;
        try
        {
            return JsonNode.Parse(text) is JsonObject original && ActivityTree.IsActivity(original) ? original : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Members that every activity has, where Elsa keeps them.
    private static void Settle(JsonObject activity)
    {
        activity.Remove("nodeId");
        if (activity["customProperties"] is not JsonObject custom)
            activity["customProperties"] = custom = [];
        foreach (var flag in (string[])["canStartWorkflow", "runAsynchronously"])
        {
            var value = activity.Flag(flag) || custom.Flag(flag);
            activity.Remove(flag);
            custom[flag] = value;
        }

        if (activity["metadata"] is not JsonObject)
            activity["metadata"] = new JsonObject();
        if (activity.Text("type") is not ("Elsa.Flowchart" or "Elsa.Sequence"))
            return;
        foreach (var list in activity.Text("type") == "Elsa.Flowchart" ? (string[])["activities", "variables", "connections"] : ["activities", "variables"])
        {
            if (activity[list] is not JsonArray)
                activity[list] = activity[list] is JsonObject single ? new JsonArray(single.DeepClone()) : new JsonArray();
        }

        foreach (var connection in activity.Objects("connections"))
        {
            SettleEnd(connection, "source");
            SettleEnd(connection, "target");
        }
    }

    // Older exports write both ends of a connection flat.
    private static void SettleEnd(JsonObject connection, string end)
    {
        if (connection[end] is not JsonValue step)
            return;
        connection[end] = new JsonObject { ["activity"] = step.DeepClone(), ["port"] = connection[end + "Port"]?.DeepClone() };
        connection.Remove(end + "Port");
    }

    // A line from or to a step that is gone cannot be drawn; the designer stops at it.
    private static void DropDeadConnections(JsonObject activity)
    {
        if (activity["connections"] is not JsonArray connections || activity["activities"] is not JsonArray steps)
            return;
        var ids = steps.OfType<JsonObject>().Select(step => step.Text("id")).ToHashSet();
        foreach (var connection in connections.OfType<JsonObject>().ToList())
        {
            if (connection["vertices"] is not JsonArray)
                connection["vertices"] = new JsonArray();
            if (!ids.Contains((connection["source"] as JsonObject)?.Text("activity")) || !ids.Contains((connection["target"] as JsonObject)?.Text("activity")))
                connections.Remove(connection);
        }
    }
}
