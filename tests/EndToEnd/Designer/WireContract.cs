using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>What the designer needs of an answer and does not check: it stops, or draws nothing, where one of these is broken.</summary>
internal static class WireContract
{
    // Keys in here are an author's or a step's own.
    private static readonly HashSet<string> Free = new(StringComparer.Ordinal)
    {
        "activityState", "outputs", "customProperties", "constructionProperties", "properties", "uiSpecifications", "payload", "input", "output", "metadata", "value", "headers",
    };

    // Numbers, flags, instants and words of a fixed list: a null stops the designer from reading the whole answer.
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "version", "isLatest", "isPublished", "isReadonly", "isSystem", "isArray", "isBrowsable", "isSynthetic", "isWrapped", "isSensitive", "isContainer", "isStart", "isTerminal",
        "isSerializable", "order", "kind", "createdAt", "updatedAt", "startedAt", "timestamp", "sequence", "status", "subStatus", "incidentCount", "count", "totalCount", "startedCount",
        "completedCount", "uncompletedCount", "isBlocked", "isFaulted", "hasBookmarks", "activityTypeVersion", "aggregateFaultCount", "definitionVersion", "priority", "deprecated", "autoBurn",
        "alreadyPublished", "consumingWorkflowCount", "items", "links",
    };

    private static readonly string[] Collections = ["variables", "inputs", "outputs", "outcomes", "customProperties", "options", "links"];

    /// <summary>Everything in an answer that the designer would stumble over, each with its place.</summary>
    public static IEnumerable<string> Breaches(JsonNode? answer, string place = "")
    {
        if (answer is JsonArray list)
            return list.SelectMany((item, index) => Breaches(item, $"{place}[{index}]"));
        return answer is JsonObject group ? OfObject(group, place) : [];
    }

    /// <summary>All steps of a definition, with the type and version that a descriptor must be there for.</summary>
    public static IEnumerable<(string Type, int Version)> TypesIn(JsonObject activity) =>
        ActivityTree.ChildrenOf(activity).SelectMany(child => TypesIn(child.Activity)).Prepend(((string)activity["type"]!, (int)activity["version"]!));

    private static IEnumerable<string> OfObject(JsonObject group, string place)
    {
        foreach (var (name, value) in group)
        {
            if (char.IsAsciiLetterUpper(name[0]))
                yield return $"{place}.{name} begins with a capital";
            if (value is null && Plain.Contains(name))
                yield return $"{place}.{name} is null";
            foreach (var breach in Free.Contains(name) && value is not JsonArray ? [] : Breaches(value, $"{place}.{name}"))
                yield return breach;
        }

        if (group["root"] is not JsonObject root || group["definitionId"] is null)
            yield break;
        foreach (var missing in Collections.Where(name => group[name]?.GetValueKind() is not (JsonValueKind.Array or JsonValueKind.Object)))
            yield return $"{place}.{missing} is missing";
        foreach (var breach in OfStep(root, "Workflow1"))
            yield return breach;
    }

    private static IEnumerable<string> OfStep(JsonObject activity, string parent)
    {
        var nodeId = $"{parent}:{activity["id"]}";
        return ActivityTree.ChildrenOf(activity).SelectMany(child => OfStep(child.Activity, nodeId))
            .Concat((string?)activity["nodeId"] == nodeId ? [] : [$"{nodeId} says that it is {activity["nodeId"]}"]);
    }
}
