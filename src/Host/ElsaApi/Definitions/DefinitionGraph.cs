using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.ElsaApi.Definitions;

/// <summary>Parts of a definition's graph: a step with all below it, and the way from the top down to a step. Workflows that stand as steps are followed into.</summary>
internal sealed class DefinitionGraph(OrchestratorDbContext db, IEngineStore store, DefinitionViews views, DefinitionReader reader, DesignerForm form, ChildResolver children)
{
    /// <summary>What the designer calls the inside of a step that it draws itself: a list of steps, not one that hangs from a port.</summary>
    private const string Inside = "__self";

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-definitions/subgraph/{id}", (string id, string? parentNodeId, DefinitionGraph graph, CancellationToken cancellationToken) =>
            graph.SubgraphAsync(id, parentNodeId, cancellationToken)).Needs(ElsaPermissions.ReadDefinitions);
        elsa.MapGet("/workflow-definitions/subgraph/segments/{id}", (string id, string? childNodeId, DefinitionGraph graph, CancellationToken cancellationToken) =>
            graph.SegmentsAsync(id, childNodeId, cancellationToken)).Needs(ElsaPermissions.ReadDefinitions);
    }

    private async Task<IResult> SubgraphAsync(string id, string? parentNodeId, CancellationToken cancellationToken)
    {
        if (await RootAsync(id, cancellationToken) is not { } root)
            return TypedResults.NotFound();
        var way = await WayToAsync(root, string.IsNullOrEmpty(parentNodeId) ? Text(root, "nodeId") : parentNodeId, cancellationToken);
        return way.Count == 0 ? TypedResults.NotFound() : TypedResults.Ok(Node(way[^1]));
    }

    private async Task<IResult> SegmentsAsync(string id, string? childNodeId, CancellationToken cancellationToken)
    {
        if (await RootAsync(id, cancellationToken) is not { } root)
            return TypedResults.NotFound();
        var way = await WayToAsync(root, childNodeId ?? "", cancellationToken);
        if (way.Count == 0)
            return TypedResults.NotFound();
        var entered = Entered(way).ToList();
        return TypedResults.Ok(new JsonObject
        {
            ["childNode"] = Node(way[^1]),
            ["container"] = Node(entered.Count > 0 ? way.First(step => ReferenceEquals(step.Activity, entered[^1].Activity)) : way[0]),
            ["pathSegments"] = new JsonArray([.. entered.Select(step => new JsonObject
            {
                ["activityNodeId"] = Text(step.Activity, "nodeId"),
                ["activityId"] = Text(step.Activity, "id"),
                ["activityType"] = Text(step.Activity, "type"),
                ["portName"] = step.Port,
                ["activityName"] = (string?)step.Activity["name"] ?? Text(step.Activity, "type"),
            })]),
        });
    }

    /// <summary>The steps that the designer has to enter to show the last one, each with the port by which.</summary>
    private static IEnumerable<(JsonObject Activity, string Port)> Entered(List<(string Port, JsonObject Activity)> way)
    {
        for (var i = 0; i < way.Count - 1; i++)
        {
            // What is drawn already, because it is the root or hangs from a port by which one came, needs no entering.
            if (way[i + 1].Port != Inside)
                yield return (way[i].Activity, way[i + 1].Port);
            else if (i > 0 && way[i].Port == Inside)
                yield return (way[i].Activity, Inside);
        }
    }

    private async Task<JsonObject?> RootAsync(string id, CancellationToken cancellationToken) =>
        await db.Definitions.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellationToken) is { } row ? (JsonObject)views.Full(row)["root"]! : null;

    /// <summary>The steps from the root down to a node, both included; empty when there is no such node.</summary>
    private async Task<List<(string Port, JsonObject Activity)>> WayToAsync(JsonObject root, string nodeId, CancellationToken cancellationToken)
    {
        var way = new List<(string Port, JsonObject Activity)> { ("Root", root) };
        while (true)
        {
            var current = way[^1].Activity;
            if (await children.FindAsync(current, store, cancellationToken) is { } workflow)
                current["root"] = form.RootOf(DefinitionReader.Normalize(reader.Parse(workflow.Json)), Text(current, "nodeId"));
            if (Text(current, "nodeId") == nodeId)
                return way;
            var next = ActivityTree.ChildrenOf(current).FirstOrDefault(child => nodeId == Text(child.Activity, "nodeId") || nodeId.StartsWith(Text(child.Activity, "nodeId") + ":", StringComparison.Ordinal));
            if (next.Activity is null)
                return [];
            way.Add((PortOf(next), next.Activity));
        }
    }

    private static JsonObject Node((string Port, JsonObject Activity) step) => new()
    {
        ["nodeId"] = Text(step.Activity, "nodeId"),
        ["port"] = step.Port,
        ["activity"] = step.Activity.DeepClone(),
        ["children"] = new JsonArray([.. ActivityTree.ChildrenOf(step.Activity).Select(child => new JsonObject
        {
            ["nodeId"] = Text(child.Activity, "nodeId"),
            ["port"] = PortOf(child),
            ["activity"] = child.Activity.DeepClone(),
        })]),
    };

    /// <summary>The port from which a step hangs: the member that holds it, or the label of the case that does; a step in a list hangs from none.</summary>
    private static string PortOf((string Member, JsonObject Activity) child) => child.Activity.Parent switch
    {
        JsonArray => Inside,
        JsonObject branch when !ActivityTree.IsActivity(branch) => (branch["label"] ?? branch["statusCode"])?.ToString() ?? Inside,
        _ => child.Member.Length == 0 ? child.Member : char.ToUpperInvariant(child.Member[0]) + child.Member[1..],
    };

    private static string Text(JsonObject activity, string name) => (string?)activity[name] ?? "";
}
