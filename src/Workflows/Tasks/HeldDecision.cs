using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Tasks;

/// <summary>A decision that is made and waits for signatures after it (后加签); it takes effect with the last of them.</summary>
/// <param name="By">Who made it.</param>
/// <param name="For">The absent person for whom it was made, if any.</param>
internal sealed record HeldDecision(string Outcome, JsonObject Form, string? Reason, string By, string? For)
{
    public string Write() => JsonSerializer.Serialize(this, PlainJson.Options);

    public static HeldDecision Read(string json) => JsonSerializer.Deserialize<HeldDecision>(json, PlainJson.Options) ?? throw new InvalidOperationException("A held decision is empty.");
}
