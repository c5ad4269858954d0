using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>
/// Compares shapes: every member of the expected JSON must be there with a value of the same kind. More members are allowed; null and absent are the same.
/// Where a member tells what happened (a status, an event, a node) its value must be the same too.
/// </summary>
internal static class JsonShape
{
    // Marks that the other server's serializer leaves, places in its own source, and names of its own classes.
    private static readonly HashSet<string> Ignored = new(StringComparer.Ordinal) { "_type", "tenantId", "source", "notFoundConnections", "FlowScope", "links", "stringData", "methodName", "callbackMethodName", "clrType", "Type" };

    private static readonly HashSet<string> Exact = new(StringComparer.Ordinal)
    {
        "status", "subStatus", "eventName", "activityId", "activityNodeId", "nodeId", "activityType", "version", "definitionVersion", "isLatest", "isPublished", "isReadonly",
        "totalCount", "count", "sequence", "hash", "type", "name", "isUnique", "alreadyPublished", "deleted", "cancelled", "startedCount", "completedCount", "isBlocked", "isFaulted",
        "incidentCount", "correlationId", "scheduledActivityNodeId", "autoBurn", "hasBookmarks", "missingTypeName", "statusCode", "message", "executionLogSequence", "callStackDepth",
    };

    public static void Compare(JsonNode? expected, JsonNode? actual, string path, Action<string> report)
    {
        if (expected is null)
            return;
        if (actual is null)
        {
            report($"{path} is missing, expected {Short(expected)}");
            return;
        }

        (expected, actual) = (InOrder(expected), InOrder(actual));
        if (KindOf(expected) != KindOf(actual))
        {
            report($"{path} is {Short(actual)} where {Short(expected)} was expected");
            return;
        }

        switch (expected, actual)
        {
            case (JsonObject a, JsonObject b):
                foreach (var (name, value) in a)
                {
                    if (Ignored.Contains(name))
                        continue;
                    if (Exact.Contains(name) && value is JsonValue && b[name] is JsonValue mine && value.ToJsonString() != mine.ToJsonString())
                        report($"{path}.{name} is {mine.ToJsonString()} instead of {value.ToJsonString()}");
                    else
                        Compare(value, b[name], $"{path}.{name}", report);
                }

                break;
            case (JsonArray a, JsonArray b) when IsCatalogue(a):
                foreach (var item in a)
                    Compare(item, b.FirstOrDefault(other => other is JsonObject row && EntryOf(row) == EntryOf((JsonObject)item!)), $"{path}[{EntryOf((JsonObject)item!)}]", report);
                break;
            case (JsonArray a, JsonArray b):
                if (a.Count != b.Count)
                    report($"{path} has {b.Count} items instead of {a.Count}");
                for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
                    Compare(a[i], b[i], $"{path}[{i}]", report);
                break;
        }
    }

    // Things that can be chosen, in whatever order, and more of them than Elsa has.
    private static bool IsCatalogue(JsonArray list) => list.Count > 0 && list.All(item => item is JsonObject row && row["displayName"] is not null && EntryOf(row) is not null);

    private static string? EntryOf(JsonObject row) => (string?)(row["inputs"] is null ? row["fullName"] ?? row["name"] ?? row["typeName"] ?? row["type"] : row["typeName"]);

    // Elsa lists the live executions in the order in which it happened to load them.
    private static JsonNode InOrder(JsonNode node) => node is JsonArray { Count: > 1 } list && list.All(item => item is JsonObject row && KeyOf(row) is not null)
        ? new JsonArray([.. list.OrderBy(item => KeyOf((JsonObject)item!), StringComparer.Ordinal).Select(item => item!.DeepClone())])
        : node;

    // Likewise the versions of one definition.
    private static string? KeyOf(JsonObject row) => (string?)row["scheduledActivityNodeId"] ?? (row["materializerName"] is null ? null : $"{row["name"]} {row["version"]}");

    private static JsonValueKind KindOf(JsonNode node) => node.GetValueKind() == JsonValueKind.False ? JsonValueKind.True : node.GetValueKind();

    private static string Short(JsonNode node) => node.ToJsonString() is { Length: > 80 } text ? text[..80] + "…" : node.ToJsonString();
}
