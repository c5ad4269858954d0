using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Publications;

namespace Orchestrator.Host.Workbench.Progress;

/// <summary>A definition's outermost flowchart as it was drawn, for a picture that is only looked at.</summary>
public sealed record FlowSheet(IReadOnlyList<FlowStep> Steps, IReadOnlyList<FlowLine> Lines)
{
    private const double Width = 220;
    private const double Height = 60;

    internal static FlowSheet Of(WorkflowDefinition definition, DefinitionReader reader, StepWords words)
    {
        var root = reader.Read(definition).Root;
        var activities = (root["activities"] as JsonArray ?? []).OfType<JsonObject>().ToDictionary(step => Text(step["id"]));
        var steps = activities.Values.Select(step => Step(step, words)).ToDictionary(step => step.Id);
        var lines = (root["connections"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(line => (From: Text(line["source"]?["activity"]), Port: Text(line["source"]?["port"]), To: Text(line["target"]?["activity"])))
            .Where(line => steps.ContainsKey(line.From) && steps.ContainsKey(line.To))
            .Select(line => new FlowLine(steps[line.From], steps[line.To], words.OutcomeOf(Text(activities[line.From]["type"]), StepWords.ActOf(activities[line.From]), line.Port)));
        return new FlowSheet([.. steps.Values], [.. lines]);
    }

    private static FlowStep Step(JsonObject step, StepWords words)
    {
        var id = Text(step["id"]);
        var type = words.TypeOf(Text(step["type"]));
        var designer = step["metadata"]?["designer"];
        var caption = Text(step["metadata"]?["displayText"]);
        return new FlowStep(id, caption.Length > 0 ? caption : Text(step["name"]) is { Length: > 0 } name ? name : id, type,
            Number(designer?["position"]?["x"], 0), Number(designer?["position"]?["y"], 0), Number(designer?["size"]?["width"], Width), Number(designer?["size"]?["height"], Height));
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    // A step that was never drawn has no size, or one of nought.
    private static double Number(JsonNode? node, double otherwise) => node is JsonValue value && value.TryGetValue<double>(out var number) && number != 0 ? number : otherwise;
}
