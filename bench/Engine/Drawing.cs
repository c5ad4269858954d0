using System.Text.Json.Nodes;

namespace Orchestrator.Bench.Engine;

/// <summary>Writes the definitions that are measured, in Elsa's JSON.</summary>
internal static class Drawing
{
    public static string Define(string id, JsonObject root, bool usesTokens = false) => new JsonObject
    {
        ["id"] = id + ":v1",
        ["definitionId"] = id,
        ["name"] = id,
        ["version"] = 1,
        ["variables"] = new JsonArray(new JsonObject { ["id"] = "count", ["name"] = "Count", ["typeName"] = "Int64", ["value"] = 0 }),
        ["customProperties"] = new JsonObject { ["Flowchart:ExecutionMode"] = usesTokens ? "TokenBased" : "CounterBased" },
        ["root"] = root,
    }.ToJsonString();

    /// <summary>Steps one after the other.</summary>
    public static JsonObject Chain(int steps, Func<string, JsonObject> step) =>
        Flowchart([.. Enumerable.Range(0, steps).Select(i => step($"S{i}"))], [.. Enumerable.Range(1, steps - 1).Select(i => Way($"S{i - 1}", "Done", $"S{i}"))]);

    /// <summary>A short sequence, over and over. Each round takes as many steps as the sequence has, and one for itself.</summary>
    public static JsonObject Loop(int steps, int rounds) =>
        Activity("For", "For1", ("start", Input("Literal", "1")), ("end", Input("Literal", $"{rounds}")), ("body", Sequence(steps)));

    /// <summary>All branches at once, met again by one step.</summary>
    public static JsonObject Fan(int branches, Func<string, JsonObject> step) => Flowchart(
        [Say("From"), .. Enumerable.Range(0, branches).Select(i => step($"S{i}")), Activity("FlowJoin", "To", ("mode", Input("Literal", "WaitAll")))],
        [.. Enumerable.Range(0, branches).SelectMany(i => new[] { Way("From", "Done", $"S{i}"), Way($"S{i}", "Done", "To") })]);

    public static JsonObject Sequence(int steps) => Activity("Sequence", "Sequence1", ("activities", new JsonArray([.. Enumerable.Range(0, steps).Select(i => Say($"S{i}"))])));

    public static JsonObject Say(string id) => Activity("WriteLine", id, ("text", Input("Literal", id)));

    public static JsonObject Wait(string id) => Activity("Event", id, ("eventName", Input("Literal", id)));

    public static JsonObject Activity(string type, string id, params (string Name, JsonNode Value)[] members)
    {
        var json = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type.Contains('.', StringComparison.Ordinal) ? type : "Elsa." + type, ["version"] = 1 };
        foreach (var (name, value) in members)
            json[name] = value;
        return json;
    }

    public static JsonObject Input(string type, string value) => new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    private static JsonObject Flowchart(JsonObject[] steps, JsonObject[] ways) =>
        Activity("Flowchart", "Flowchart1", ("activities", new JsonArray([.. steps])), ("connections", new JsonArray([.. ways])));

    private static JsonObject Way(string from, string port, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };
}
