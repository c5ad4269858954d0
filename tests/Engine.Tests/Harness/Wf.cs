using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Engine.Tests.Harness;

/// <summary>Writes definitions in Elsa's JSON, as the designer would.</summary>
public static class Wf
{
    public static string Define(JsonObject root, string id = "wf", JsonArray? variables = null, JsonArray? inputs = null, JsonArray? outputs = null, JsonObject? options = null, JsonObject? customProperties = null) => new JsonObject
    {
        ["id"] = id + "-1",
        ["definitionId"] = id,
        ["name"] = id,
        ["version"] = 1,
        ["variables"] = variables ?? [],
        ["inputs"] = inputs ?? [],
        ["outputs"] = outputs ?? [],
        ["outcomes"] = new JsonArray(),
        ["customProperties"] = customProperties ?? [],
        ["options"] = options ?? [],
        ["root"] = root,
    }.ToJsonString();

    public static JsonArray Variables(params (string Name, string Type, object? Value)[] variables) =>
        [.. variables.Select(v => new JsonObject { ["id"] = "var-" + v.Name, ["name"] = v.Name, ["typeName"] = v.Type, ["isArray"] = false, ["value"] = v.Value is null ? null : JsonSerializer.SerializeToNode(v.Value) })];

    public static JsonArray Inputs(params (string Name, string Type)[] inputs) => [.. inputs.Select(i => new JsonObject { ["name"] = i.Name, ["type"] = i.Type })];

    public static JsonObject Activity(string type, string id, params (string Name, JsonNode? Value)[] members)
    {
        var json = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type.Contains('.', StringComparison.Ordinal) ? type : "Elsa." + type, ["version"] = 1 };
        foreach (var (name, value) in members)
            json[name] = value;
        return json;
    }

    public static JsonObject Expression(string type, string value) => new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    public static JsonObject Lit(object value) => Expression("Literal", value is string s ? s : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!);

    public static JsonObject Js(string code) => Expression("JavaScript", code);

    public static JsonObject Liquid(string template) => Expression("Liquid", template);

    public static JsonObject Obj(string json) => Expression("Object", json);

    public static JsonObject Var(string name) => Expression("Variable", $$"""{"id":"var-{{name}}","name":"{{name}}","typeName":"Object"}""");

    public static JsonObject Say(string id, JsonObject? text = null) => Activity("WriteLine", id, ("text", text ?? Lit(id)));

    public static JsonObject Event(string id, string? name = null) => Activity("Event", id, ("eventName", Lit(name ?? id)));

    public static JsonObject Set(string id, string variable, JsonObject value) =>
        Activity("SetVariable", id, ("variable", new JsonObject { ["id"] = "var-" + variable, ["name"] = variable, ["typeName"] = "Object" }), ("value", value));

    public static JsonObject Join(string id, string mode) => Activity("FlowJoin", id, ("mode", Lit(mode)));

    public static JsonObject Fork(string id, params string[] branches) => Activity("FlowFork", id, ("branches", Obj(JsonSerializer.Serialize(branches))));

    public static JsonObject Decide(string id, string condition) => Activity("FlowDecision", id, ("condition", Js(condition)));

    public static JsonObject Delay(string id, string span) => Activity("Delay", id, ("timeSpan", Lit(span)));

    public static JsonObject Sequence(string id, params JsonObject[] steps) => Activity("Sequence", id, ("activities", new JsonArray([.. steps])));

    public static JsonObject Starts(this JsonObject activity)
    {
        activity["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return activity;
    }

    /// <summary>A flowchart. Connections are written <c>A->B</c>, or <c>A:Port->B</c>.</summary>
    public static JsonObject Flowchart(JsonObject[] steps, params string[] connections) => Flowchart("Flowchart1", steps, connections);

    public static JsonObject Flowchart(string id, JsonObject[] steps, params string[] connections) =>
        Activity("Flowchart", id, ("activities", new JsonArray([.. steps])), ("connections", new JsonArray([.. connections.Select(Connection)])));

    private static JsonObject Connection(string text)
    {
        var ends = text.Split("->");
        var source = ends[0].Split(':');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}
