using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Definitions;
using Orchestrator.Reliability.Nodes;

namespace Orchestrator.Reliability.Load;

/// <summary>Two small workflows beside the campaign's: one that each event starts anew, and one whose two branches wait for an event each and meet again before a timer.</summary>
internal static class Drawings
{
    public const string Echo = "echo";
    public const string Branches = "branches";
    public const string LeftEvent = "left";
    public const string RightEvent = "right";

    /// <summary>Every step of <see cref="Branches"/> that must run once.</summary>
    public static IReadOnlyList<string> BranchSteps { get; } = ["Left", "Right", "Pause", "Last"];

    public static async Task PublishAsync(World world)
    {
        var heard = Event("Heard", Echo);
        heard["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        await PublishAsync(world, Echo, new JsonObject { ["id"] = "All", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray(heard, Line("Said")) });
        var pause = Step("Pause", "Delay");
        pause["timeSpan"] = Literal("TimeSpan", "00:00:30");
        var join = Step("Join", "FlowJoin");
        join["mode"] = Literal("FlowJoinMode", "WaitAll");
        await PublishAsync(world, Branches, new JsonObject
        {
            ["id"] = "All",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray(Step("Start", "Start"), Event("Left", LeftEvent), Event("Right", RightEvent), join, pause, Line("Last")),
            ["connections"] = new JsonArray(Connection("Start", "Left"), Connection("Start", "Right"), Connection("Left", "Join"), Connection("Right", "Join"), Connection("Join", "Pause"), Connection("Pause", "Last")),
        });
    }

    /// <summary>A workflow that waits that long and then takes its last step.</summary>
    public static Task PublishDelayAsync(World world, string id, TimeSpan span)
    {
        var wait = Step("Wait", "Delay");
        wait["timeSpan"] = Literal("TimeSpan", span.ToString("c", null));
        return PublishAsync(world, id, new JsonObject { ["id"] = "All", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray(wait, Line("Last")) });
    }

    private static Task<bool> PublishAsync(World world, string id, JsonObject root) => world.InTransactionAsync(async (services, token) =>
    {
        var library = services.GetRequiredService<DefinitionLibrary>();
        await library.SaveDraftAsync(new JsonObject { ["definitionId"] = id, ["name"] = id, ["root"] = root }, cancellationToken: token);
        var published = await library.PublishAsync(id, cancellationToken: token);
        return !published.IsRefused ? true : throw new InvalidOperationException(string.Join("; ", published.Issues));
    }, CancellationToken.None);

    private static JsonObject Event(string id, string name)
    {
        var step = Step(id, "Event");
        step["eventName"] = Literal("String", name);
        return step;
    }

    private static JsonObject Line(string id)
    {
        var step = Step(id, "WriteLine");
        step["text"] = Literal("String", id);
        return step;
    }

    private static JsonObject Step(string id, string type) => new() { ["id"] = id, ["type"] = "Elsa." + type, ["version"] = 1 };

    private static JsonObject Literal(string type, string value) => new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private static JsonObject Connection(string from, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = "Done" },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };
}
