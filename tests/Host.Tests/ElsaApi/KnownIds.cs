using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>Which of our ids stands for which recorded one, learnt from the answers.</summary>
internal sealed class KnownIds
{
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "id", "definitionId", "definitionVersionId", "workflowInstanceId", "activityInstanceId", "parentActivityInstanceId", "parentContextId",
    };

    private readonly Dictionary<string, string> _ours = new(StringComparer.Ordinal);

    public string Translate(string text) => _ours.OrderByDescending(pair => pair.Key.Length).Aggregate(text, (so, pair) => so.Replace(pair.Key, pair.Value, StringComparison.Ordinal));

    public void Learn(JsonNode? recorded, JsonNode? ours)
    {
        switch (recorded, ours)
        {
            case (JsonObject a, JsonObject b):
                foreach (var (name, value) in a)
                {
                    if (Members.Contains(name) && value is JsonValue && b[name] is JsonValue mine && value.GetValueKind() == JsonValueKind.String && mine.GetValueKind() == JsonValueKind.String)
                        Learn((string)value!, (string)mine!);
                    else
                        Learn(value, b[name]);
                }

                break;
            case (JsonArray a, JsonArray b):
                for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
                    Learn(a[i], b[i]);
                break;
        }
    }

    // Only what looks made up by a machine; speaking ids are the same on both sides.
    private void Learn(string recorded, string ours)
    {
        if (recorded.Length is >= 13 and <= 16 && recorded.All(char.IsAsciiHexDigitLower) && recorded != ours)
            _ours[recorded] = ours;
    }
}
