using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Activities;

/// <summary>A connection of a flowchart, between positions in its list of steps.</summary>
internal readonly record struct FlowConnection(int Source, string Port, int Target, string TargetPort)
{
    /// <summary>Reads connections in Elsa's form or the older flat one. Connections to steps that do not exist are dropped and reported.</summary>
    public static IEnumerable<FlowConnection> Read(ActivityBinding binding, GraphNode[] steps)
    {
        var places = new Dictionary<string, int>(steps.Length, StringComparer.Ordinal);
        for (var i = 0; i < steps.Length; i++)
            places.TryAdd(steps[i].Id, i);
        foreach (var json in binding.Json.Objects("connections"))
        {
            var (sourceId, port) = End(json, "source");
            var (targetId, targetPort) = End(json, "target");
            var source = PlaceOf(sourceId);
            var target = PlaceOf(targetId);
            if (source < 0 || target < 0)
            {
                var missing = source < 0 ? sourceId : targetId;
                binding.Report("flowchart.dangling-connection", $"连线“{sourceId} → {targetId}”的一端不存在：“{missing}”。", $"The connection '{sourceId} -> {targetId}' ends at '{missing}', which does not exist.");
                continue;
            }
            yield return new FlowConnection(source, port ?? "Done", target, targetPort ?? "In");
        }
        int PlaceOf(string? id) => id is not null && places.TryGetValue(id, out var place) ? place : -1;
    }

    /// <summary>A number that changes when steps or connections do.</summary>
    public static uint Fingerprint(GraphNode[] steps, FlowConnection[] connections)
    {
        var hash = 2166136261u;
        void Add(string text)
        {
            foreach (var c in text)
                hash = (hash ^ c) * 16777619u;
            hash = (hash ^ 0xffff) * 16777619u;
        }
        foreach (var step in steps)
            Add(step.Id);
        foreach (var connection in connections)
            Add($"{connection.Source}>{connection.Port}>{connection.Target}");
        return hash;
    }

    private static (string? Activity, string? Port) End(JsonObject json, string name) => json[name] is JsonObject end
        ? (end.Text("activity"), end.Text("port"))
        : (json.Text(name), json.Text(name + "Port"));
}
