using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions;

namespace Orchestrator.Engine.Graph;

/// <summary>
/// Which inputs and outputs of a step its execution records keep: Elsa's log persistence modes, in the present form (<c>logPersistenceConfig</c>, by strategy)
/// and the older (<c>logPersistenceMode</c>). What says nothing takes what stands around it: an input its step, a step its workflow, a workflow the engine, which keeps.
/// </summary>
internal sealed class JournalScope
{
    private readonly bool byDefault;
    private readonly Dictionary<string, bool>? inputs;
    private readonly Dictionary<string, bool>? outputs;

    private JournalScope(bool byDefault, Dictionary<string, bool>? inputs, Dictionary<string, bool>? outputs)
    {
        this.byDefault = byDefault;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    public static JournalScope Everything { get; } = new(true, null, null);

    public bool KeepsInput(string name) => Keeps(inputs, name);

    public bool KeepsOutput(string name) => Keeps(outputs, name);

    public static JournalScope Of(JsonObject? customProperties, JournalScope around)
    {
        var (present, older) = (customProperties?["logPersistenceConfig"] as JsonObject, customProperties?["logPersistenceMode"] as JsonObject);
        if (present is null && older is null)
            return around.inputs is null && around.outputs is null ? around : new(around.byDefault, null, null);
        var byDefault = ModeOf(present?["default"]) ?? ModeOf(older?["default"]) ?? around.byDefault;
        return new(byDefault, Modes(present, older, "inputs"), Modes(present, older, "outputs"));
    }

    private static Dictionary<string, bool> Modes(JsonObject? present, JsonObject? older, string members)
    {
        var modes = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var source in new[] { older, present })
        {
            foreach (var (name, mode) in source?[members] as JsonObject ?? [])
            {
                if (ModeOf(mode) is { } keeps)
                    modes[name] = keeps;
            }
        }
        return modes;
    }

    // A mode is a word, or an object that names a strategy by its type; null says nothing.
    private static bool? ModeOf(JsonNode? mode)
    {
        var word = mode switch
        {
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
            JsonObject strategy when strategy.Text("strategyType") is { } type => type.Split(',')[0].Split('.')[^1].Trim(),
            JsonObject strategy when strategy["expression"] is JsonObject expression && expression.Text("type") == "Literal" => expression.Text("value"),
            _ => null,
        };
        return word switch { "Include" => true, "Exclude" => false, _ => null };
    }

    private bool Keeps(Dictionary<string, bool>? modes, string name) => modes is not null && modes.TryGetValue(name, out var keeps) ? keeps : byDefault;
}
