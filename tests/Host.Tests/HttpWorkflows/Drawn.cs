using System.Text.Json.Nodes;

namespace Orchestrator.Host.Tests.HttpWorkflows;

/// <summary>Definitions in Elsa's JSON, as the designer writes them.</summary>
internal static class Drawn
{
    public static JsonObject Step(string type, string id, params (string Name, JsonNode? Value)[] members)
    {
        var json = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = "Elsa." + type, ["version"] = 1 };
        foreach (var (name, value) in members)
            json[name] = value;
        return json;
    }

    public static JsonObject Endpoint(string path, string method, params (string Name, JsonNode? Value)[] members)
    {
        var endpoint = Step("HttpEndpoint", "Endpoint", [("path", Literal(path)), ("supportedMethods", Written("Object", $"[\"{method}\"]")), .. members]);
        endpoint["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return endpoint;
    }

    public static JsonObject Answer(string id, JsonObject content) => Step("WriteHttpResponse", id, ("content", content));

    public static JsonObject Sequence(params JsonObject[] steps) => Step("Sequence", "Sequence1", ("activities", new JsonArray([.. steps])));

    /// <summary>A flowchart of steps that all follow the first one, each by the outcome that is its id.</summary>
    public static JsonObject Fan(JsonObject endpoint, JsonObject asking, params (string Outcome, JsonObject Step)[] branches) => Step("Flowchart", "Flowchart1",
        ("activities", new JsonArray([endpoint, asking, .. branches.Select(branch => branch.Step)])),
        ("connections", new JsonArray([Connection((string)endpoint["id"]!, "Done", (string)asking["id"]!), .. branches.Select(branch => Connection((string)asking["id"]!, branch.Outcome, (string)branch.Step["id"]!))])));

    public static JsonObject Literal(string value) => Written("Literal", value);

    public static JsonObject Script(string code) => Written("JavaScript", code);

    public static JsonObject Written(string type, string value) => new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    public static JsonObject To(string variable) => new() { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = variable } };

    public static JsonArray Variables(params string[] names) => [.. names.Select(name => new JsonObject { ["id"] = name, ["name"] = name, ["typeName"] = "Object" })];

    private static JsonObject Connection(string source, string port, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };
}
