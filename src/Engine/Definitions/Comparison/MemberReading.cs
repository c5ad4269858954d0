using System.Text.Json.Nodes;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Definitions.Comparison;

/// <summary>Reads members of a document as texts that can be compared and shown. What a tool writes without meaning (nulls, empty lists, names of types) is left out.</summary>
internal static class MemberReading
{
    // What a step is, where it stands and what it contains is compared elsewhere.
    private static readonly HashSet<string> Structure = new(StringComparer.Ordinal) { "id", "nodeId", "name", "metadata", "connections", "activities", "customProperties" };
    // Written by the designer on every step, at either of two places; only a set one says something.
    private static readonly string[] Flags = ["canStartWorkflow", "runAsynchronously"];
    private static readonly HashSet<string> Drawn = new(StringComparer.Ordinal) { "designer" };

    public static SortedDictionary<string, string> None { get; } = new(StringComparer.Ordinal);

    public static SortedDictionary<string, string> MembersOf(JsonObject step, bool isRoot)
    {
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var custom = step["customProperties"] as JsonObject ?? [];
        foreach (var (name, value) in step.Where(member => !Structure.Contains(member.Key) && !Flags.Contains(member.Key)))
            Put(members, name, value);
        foreach (var (name, value) in custom.Where(member => !Flags.Contains(member.Key)))
            Put(members, "customProperties." + name, value);
        foreach (var flag in Flags.Where(flag => step.Flag(flag) || custom.Flag(flag)))
            members[flag] = "true";
        foreach (var (name, value) in (step["metadata"] as JsonObject ?? []).Where(member => !Drawn.Contains(member.Key)))
            Put(members, "metadata." + name, value);
        // The root container is the sheet itself; whether a tool gave it a version or a type says nothing to a reader.
        if (isRoot)
            members.Remove("version");
        return members;
    }

    public static SortedDictionary<string, string> MembersOf(JsonObject? document, IEnumerable<string> names)
    {
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (document?[name] is JsonObject group)
            {
                foreach (var (inner, value) in group)
                    Put(members, $"{name}.{inner}", value);
            }
            else
            {
                Put(members, name, document?[name]);
            }
        }

        return members;
    }

    /// <summary>The entries of a list, each by its name and as one text.</summary>
    public static SortedDictionary<string, string> ListOf(JsonObject? document, string list)
    {
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in document?[list] as JsonArray ?? [])
        {
            if (entry is JsonObject item)
                members[item.Text("name") ?? item.Text("id") ?? ""] = string.Join(", ", item.Where(m => m.Key is not ("id" or "name") && Meaning(m.Value) is not null).OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}={Meaning(m.Value)}"));
            else if (Meaning(entry) is { } text)
                members[text] = text;
        }

        return members;
    }

    public static IReadOnlyList<MemberDifference> Differences(string kind, SortedDictionary<string, string> before, SortedDictionary<string, string> after) =>
        [.. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(name => new MemberDifference(kind, name, before.GetValueOrDefault(name), after.GetValueOrDefault(name))).Where(member => member.Before != member.After)];

    private static void Put(SortedDictionary<string, string> members, string name, JsonNode? value)
    {
        if (Meaning(value) is { } text)
            members[name] = text;
    }

    /// <summary>The value as a text; null when it says nothing. A step within the value is named by its id alone: it is compared by itself.</summary>
    private static string? Meaning(JsonNode? value)
    {
        switch (value)
        {
            case null or JsonArray { Count: 0 } or JsonObject { Count: 0 }:
                return null;
            case JsonObject activity when ActivityTree.IsActivity(activity):
                return activity.Text("id");
            case JsonObject wrapped when wrapped["expression"] is JsonObject expression:
                var type = expression.Text("type");
                var written = Meaning(expression["value"]);
                return written is null ? null : type is null or "Literal" ? written : $"{type}: {written}";
            case JsonObject wrapped when wrapped.ContainsKey("expression") || wrapped.ContainsKey("memoryReference"):
                return (wrapped["memoryReference"] as JsonObject)?.Text("id");
            case JsonValue single when single.GetValueKind() == System.Text.Json.JsonValueKind.String:
                return single.GetValue<string>() is { Length: > 0 } text ? text : null;
            case JsonArray list:
                return string.Join("; ", list.Select(Meaning).OfType<string>()) is { Length: > 0 } items ? items : null;
            case JsonObject group:
                return string.Join(", ", group.Where(m => Meaning(m.Value) is not null).Select(m => $"{m.Key}={Meaning(m.Value)}")) is { Length: > 0 } members ? members : null;
            default:
                return value.ToJsonString(PlainValue.Json);
        }
    }
}
