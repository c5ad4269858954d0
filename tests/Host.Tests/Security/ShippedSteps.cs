using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Testing;

namespace Orchestrator.Host.Tests.Security;

/// <summary>Reads the waiting steps of the delivered definitions.</summary>
internal static class ShippedSteps
{
    /// <summary>Each act with each role that is asked for it, once.</summary>
    public static IReadOnlyList<ShippedStep> All() =>
    [
        .. Directory.EnumerateFiles(RepositoryFolder.Combine("workflows-json"), "*.json").Order(StringComparer.Ordinal)
            .SelectMany(file => Of(JsonNode.Parse(File.ReadAllText(file))))
            .DistinctBy(step => (step.Act, step.Role)),
    ];

    private static IEnumerable<ShippedStep> Of(JsonNode? node) => node switch
    {
        JsonArray rows => rows.SelectMany(Of),
        JsonObject step when (string?)step["type"] == "Case.AwaitService" => [new ShippedStep("service", Value(step, "role")!, ["Served", "Failed"])],
        JsonObject step when Value(step, "act") is { } act => [new ShippedStep(act, Value(step, "role")!, JsonSerializer.Deserialize<string[]>(Value(step, "outcomes")!)!)],
        JsonObject other => other.SelectMany(property => Of(property.Value)),
        _ => [],
    };

    private static string? Value(JsonObject step, string input) => step[input] is JsonObject field ? field["expression"]?["value"]?.ToString() : null;
}
