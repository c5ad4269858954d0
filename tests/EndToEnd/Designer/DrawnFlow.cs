using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.EndToEnd.Casework;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Workflows.Records;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>A small flow of one line, put in force without its author's mouse, for tests that look at what runs.</summary>
internal sealed class DrawnFlow(ServedCampaign campaign, string definitionId, string name)
{
    public string DefinitionId => definitionId;

    /// <summary>Texts that the flow declares as variables, by name.</summary>
    public Dictionary<string, string> Variables { get; init; } = [];

    /// <summary>How it is started and where it may be used, in the terms of its file.</summary>
    public JsonObject Options { get; init; } = [];

    /// <summary>Puts a version in force; the steps follow each other.</summary>
    public Task PublishAsync(int version, params JsonObject[] steps) => PutAsync(version, isPublished: true, steps);

    /// <summary>Leaves a version as a draft over what is in force.</summary>
    public Task DraftAsync(int version, params JsonObject[] steps) => PutAsync(version, isPublished: false, steps);

    /// <summary>Starts an instance of the version in force.</summary>
    /// <returns>The instance's id.</returns>
    public async Task<string> StartAsync() => (await campaign.Services.GetRequiredService<IUnitOfWork>().RunAsync((services, token) => services
        .GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = definitionId }, token))).InstanceId;

    public static JsonObject Step(string type, string id, string input, string text) => new()
    {
        ["id"] = id,
        ["name"] = id,
        ["type"] = type,
        ["version"] = 1,
        ["metadata"] = new JsonObject(),
        [input] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text } },
    };

    public static JsonObject Chart(string id, params JsonObject[] steps)
    {
        for (var i = 0; i < steps.Length; i++)
            steps[i]["metadata"]!["designer"] = Place(i);
        return new JsonObject
        {
            ["id"] = id,
            ["name"] = id,
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray([.. steps]),
            ["connections"] = new JsonArray([.. steps.Zip(steps.Skip(1), (from, to) => (JsonNode)new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = (string)from["id"]!, ["port"] = "Done" },
                ["target"] = new JsonObject { ["activity"] = (string)to["id"]!, ["port"] = "In" },
            })]),
        };
    }

    private Task PutAsync(int version, bool isPublished, JsonObject[] steps) => campaign.Services.GetRequiredService<IUnitOfWork>().RunAsync(async (services, token) =>
    {
        var store = services.GetRequiredService<IEngineStore>();
        foreach (var old in await store.ListVersionsAsync(definitionId, token))
            (old.IsLatest, old.IsPublished) = (false, old.IsPublished && !isPublished);
        store.Add(new WorkflowDefinition
        {
            Id = $"{definitionId}:v{version}",
            DefinitionId = definitionId,
            Version = version,
            Name = name,
            IsLatest = true,
            IsPublished = isPublished,
            UsableAsActivity = (bool?)Options["usableAsActivity"] ?? false,
            CreatedAt = campaign.Clock.GetUtcNow(),
            Json = new JsonObject { ["definitionId"] = definitionId, ["name"] = name, ["variables"] = new JsonArray([.. Variables.Select(Declared)]), ["options"] = Options.DeepClone(), ["root"] = Chart("Flow", steps) }.ToJsonString(),
        });
    });

    private static JsonNode Declared(KeyValuePair<string, string> variable) => new JsonObject { ["id"] = variable.Key, ["name"] = variable.Key, ["typeName"] = "String", ["value"] = variable.Value };

    private static JsonObject Place(int column) => new()
    {
        ["position"] = new JsonObject { ["x"] = 220 * column, ["y"] = 60 },
        ["size"] = new JsonObject { ["width"] = 160, ["height"] = 54 },
    };
}
