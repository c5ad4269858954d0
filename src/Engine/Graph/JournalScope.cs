using System.Text.Json.Nodes;
using Orchestrator.Engine.Expressions;

namespace Orchestrator.Engine.Graph;

/// <summary>
/// Which inputs and outputs of a step its execution records keep: Elsa's log persistence modes, in the present form (<c>logPersistenceConfig</c>, by strategy or
/// expression) and the older (<c>logPersistenceMode</c>, or a single word for all). What says nothing takes what stands around it: an input its step, a step its workflow, a workflow the engine, which keeps.
/// </summary>
internal sealed class JournalScope
{
    private readonly JournalScope? around;
    private readonly JournalMode? byDefault;
    private readonly Dictionary<string, JournalMode> inputs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, JournalMode> outputs = new(StringComparer.OrdinalIgnoreCase);

    private JournalScope()
    {
    }

    private JournalScope(JsonObject? present, JsonNode? older, JournalScope around, ExpressionCompiler expressions, string place)
    {
        this.around = around;
        byDefault = JournalMode.Read(present?["default"], expressions, place) ?? JournalMode.Read(older is JsonObject modes ? modes["default"] : older, expressions, place);
        foreach (var source in new[] { older as JsonObject, present })
        {
            Read(inputs, source?["inputs"], expressions, place);
            Read(outputs, source?["outputs"], expressions, place);
        }
    }

    public static JournalScope Everything { get; } = new();

    /// <param name="place">Where the modes stand, for what is wrong with an expression.</param>
    public static JournalScope Of(JsonObject? customProperties, JournalScope around, ExpressionCompiler expressions, string place)
    {
        var (present, older) = (customProperties?["logPersistenceConfig"] as JsonObject, customProperties?["logPersistenceMode"]);
        return present is null && older is null && ReferenceEquals(around, Everything) ? around : new(present, older, around, expressions, place);
    }

    public bool KeepsInput(string name, ActivityExecutionContext context) => Keeps(inputs, name, context);

    public bool KeepsOutput(string name, ActivityExecutionContext context) => Keeps(outputs, name, context);

    private static void Read(Dictionary<string, JournalMode> modes, JsonNode? source, ExpressionCompiler expressions, string place)
    {
        foreach (var (name, mode) in source as JsonObject ?? [])
        {
            if (JournalMode.Read(mode, expressions, $"{place}/{name}") is { } read)
                modes[name] = read;
        }
    }

    private bool Keeps(Dictionary<string, JournalMode> modes, string name, ActivityExecutionContext context) =>
        (modes.TryGetValue(name, out var mode) ? mode.Keeps(context) : null) ?? KeepsByDefault(context);

    private bool KeepsByDefault(ActivityExecutionContext context) => byDefault?.Keeps(context) ?? around?.KeepsByDefault(context) ?? true;
}
