using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Definitions;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Definitions;

/// <summary>Parts of a definition's graph: a step with all below it, and the way from the top down to a step.</summary>
internal static class DefinitionGraph
{
    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-definitions/subgraph/{id}", SubgraphAsync).Needs(ElsaPermissions.ReadDefinitions);
        elsa.MapGet("/workflow-definitions/subgraph/segments/{id}", SegmentsAsync).Needs(ElsaPermissions.ReadDefinitions);
    }

    private static async Task<IResult> SubgraphAsync(string id, string? parentNodeId, OrchestratorDbContext db, DefinitionViews views, CancellationToken cancellationToken)
    {
        if (await RootAsync(id, db, views, cancellationToken) is not { } root)
            return TypedResults.NotFound();
        var nodeId = string.IsNullOrEmpty(parentNodeId) ? Text(root, "nodeId") : parentNodeId;
        var way = WayTo(root, nodeId);
        return way.Count == 0 ? TypedResults.NotFound() : TypedResults.Ok(Node(way[^1]));
    }

    private static async Task<IResult> SegmentsAsync(string id, string? childNodeId, OrchestratorDbContext db, DefinitionViews views, CancellationToken cancellationToken)
    {
        if (await RootAsync(id, db, views, cancellationToken) is not { } root)
            return TypedResults.NotFound();
        var way = WayTo(root, childNodeId ?? "");
        if (way.Count == 0)
            return TypedResults.NotFound();
        var container = way.Count > 1 ? way[^2] : way[0];
        // A segment names the step that was entered and the port by which the next one hangs from it.
        var segments = way.SkipLast(1).Select((step, index) => new JsonObject
        {
            ["activityNodeId"] = Text(step.Activity, "nodeId"),
            ["activityId"] = Text(step.Activity, "id"),
            ["activityType"] = Text(step.Activity, "type"),
            ["portName"] = Pascal(way[index + 1].Port),
        });
        return TypedResults.Ok(new JsonObject
        {
            ["childNode"] = Node(way[^1]),
            ["container"] = Node(container),
            ["pathSegments"] = new JsonArray([.. segments]),
        });
    }

    private static async Task<JsonObject?> RootAsync(string id, OrchestratorDbContext db, DefinitionViews views, CancellationToken cancellationToken) =>
        await db.Definitions.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellationToken) is { } row ? (JsonObject)views.Full(row)["root"]! : null;

    /// <summary>The steps from the root down to a node, both included; empty when there is no such node.</summary>
    private static List<(string Port, JsonObject Activity)> WayTo(JsonObject root, string nodeId)
    {
        var way = new List<(string Port, JsonObject Activity)> { ("root", root) };
        while (Text(way[^1].Activity, "nodeId") is var current && current != nodeId)
        {
            var next = ActivityTree.ChildrenOf(way[^1].Activity).FirstOrDefault(child => nodeId == Text(child.Activity, "nodeId") || nodeId.StartsWith(Text(child.Activity, "nodeId") + ":", StringComparison.Ordinal));
            if (next.Activity is null)
                return [];
            way.Add(next);
        }

        return way;
    }

    private static JsonObject Node((string Port, JsonObject Activity) step) => new()
    {
        ["nodeId"] = Text(step.Activity, "nodeId"),
        ["port"] = Pascal(step.Port),
        ["activity"] = step.Activity.DeepClone(),
        ["children"] = new JsonArray([.. ActivityTree.ChildrenOf(step.Activity).Select(child => new JsonObject
        {
            ["nodeId"] = Text(child.Activity, "nodeId"),
            ["port"] = Pascal(child.Port),
            ["activity"] = child.Activity.DeepClone(),
        })]),
    };

    private static string Text(JsonObject activity, string name) => (string?)activity[name] ?? "";

    private static string Pascal(string port) => port.Length == 0 ? port : char.ToUpperInvariant(port[0]) + port[1..];
}
