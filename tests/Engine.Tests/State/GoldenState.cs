using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Tests.State;

/// <summary>A state document as some release wrote it, with the definition and the columns that belong to it.</summary>
internal sealed record GoldenState(string Shape, JsonArray Definitions, JsonObject Instance, JsonObject State)
{
    private static readonly JsonSerializerOptions Json = new(PlainValue.Json) { WriteIndented = true };

    public static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Goldens");

    public static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder(), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public static GoldenState Read(string file)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), file)))!;
        return new GoldenState((string)json["shape"]!, json["definitions"]!.AsArray(), json["instance"]!.AsObject(), json["state"]!.AsObject());
    }

    /// <summary>What a scenario has come to, as a golden document.</summary>
    public static GoldenState Of(StateShape shape, Scenario s)
    {
        var instance = s.Instance;
        return new GoldenState(shape.Name, [.. shape.Definitions.Select(d => JsonNode.Parse(d))], new JsonObject
        {
            ["id"] = instance.Id,
            ["definitionVersionId"] = instance.DefinitionVersionId,
            ["correlationId"] = instance.CorrelationId,
            ["name"] = instance.Name,
            ["subStatus"] = instance.SubStatus.ToString(),
            ["incidentCount"] = instance.IncidentCount,
        }, JsonNode.Parse(instance.State)!.AsObject());
    }

    public string Write() => new JsonObject { ["shape"] = Shape, ["definitions"] = Definitions.DeepClone(), ["instance"] = Instance.DeepClone(), ["state"] = State.DeepClone() }.ToJsonString(Json) + "\n";

    /// <summary>Puts the document into a store as the release that wrote it had it there.</summary>
    public Scenario Load()
    {
        var s = Scenario.From([.. Definitions.Select(d => d!.ToJsonString())]);
        var subStatus = Enum.Parse<WorkflowSubStatus>((string)Instance["subStatus"]!);
        var definition = s.Store.Definitions[(string)Instance["definitionVersionId"]!];
        var instance = new WorkflowInstance
        {
            Id = (string)Instance["id"]!,
            DefinitionId = definition.DefinitionId,
            DefinitionVersionId = definition.Id,
            DefinitionVersion = definition.Version,
            CorrelationId = (string?)Instance["correlationId"],
            Name = (string?)Instance["name"],
            Status = subStatus == WorkflowSubStatus.Suspended ? WorkflowStatus.Running : WorkflowStatus.Finished,
            SubStatus = subStatus,
            IncidentCount = (int)Instance["incidentCount"]!,
            CreatedAt = s.Clock.GetUtcNow(),
            State = State.ToJsonString(PlainValue.Json),
        };
        s.Adopt(instance);
        foreach (var context in State["contexts"]!.AsArray())
            s.Store.Executions[(string)context!["id"]!] = new ActivityExecution { Id = (string)context["id"]!, InstanceId = instance.Id, ActivityId = Last((string)context["node"]!), NodeId = (string)context["node"]!, ActivityType = "", StartedAt = s.Clock.GetUtcNow() };
        for (long i = 0; i < (long)State["seq"]!; i++)
            s.Store.Journal.Add(new JournalRecord { Id = $"j{i}", InstanceId = instance.Id, ActivityInstanceId = "", ActivityId = "", ActivityType = "", NodeId = "", Timestamp = s.Clock.GetUtcNow(), Sequence = i, EventName = "" });
        foreach (var bookmark in subStatus == WorkflowSubStatus.Suspended ? State["bookmarks"]?.AsArray() ?? [] : [])
        {
            var execution = (string)bookmark!["execution"]!;
            var node = s.Store.Executions[execution].NodeId;
            s.Store.Bookmarks[(string)bookmark["id"]!] = new StoredBookmark
            {
                Id = (string)bookmark["id"]!,
                InstanceId = instance.Id,
                Name = (string)bookmark["name"]!,
                Hash = (string)bookmark["hash"]!,
                ActivityId = Last(node),
                ActivityNodeId = node,
                ActivityInstanceId = execution,
                CorrelationId = instance.CorrelationId,
                CreatedAt = (DateTimeOffset)bookmark["created"]!,
                DueAt = (DateTimeOffset?)bookmark["due"],
            };
        }
        return s;
    }

    /// <summary>Every member that a document has, by its path; the names of variables and the like, which authors choose, count as one.</summary>
    public static SortedSet<string> Members(JsonObject state)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Walk(state, "", found);
        return found;
    }

    private static readonly string[] OfAuthors = ["input", "output", "properties", "variables", "variablesTypes", "dynamic", "dynamicTypes", "outputs", "inputs", "payload", "activityOutputs", "lastResult", "children"];

    private static void Walk(JsonNode? node, string path, SortedSet<string> found)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (name, value) in map)
                {
                    found.Add($"{path}/{name}");
                    if (!OfAuthors.Contains(name))
                        Walk(value, $"{path}/{name}", found);
                }
                break;
            case JsonArray list:
                foreach (var item in list)
                    Walk(item, path + "[]", found);
                break;
        }
    }

    private static string Last(string nodeId) => nodeId[(nodeId.LastIndexOf(':') + 1)..];
}
