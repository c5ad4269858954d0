using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Alterations;

/// <summary>Finds for each step of one version its counterpart in another: as a person said, else by its place, else by its id.</summary>
internal sealed class StepMap
{
    private readonly WorkflowGraph from;
    private readonly WorkflowGraph to;
    private readonly Dictionary<GraphNode, GraphNode> chosen = [];
    private readonly HashSet<GraphNode> taken = [];

    public StepMap(WorkflowGraph from, WorkflowGraph to, IReadOnlyDictionary<string, string> map)
    {
        this.from = from;
        this.to = to;
        foreach (var (oldId, newId) in map)
        {
            if (Named(from, oldId) is not { } old)
                Problems.Add(new AlterationFinding("migration.map-source", $"映射中的原步骤“{oldId}”在原版本中不存在。", $"The map names the step '{oldId}', which the present version does not have.", oldId));
            else if (Named(to, newId) is not { } target)
                Problems.Add(new AlterationFinding("migration.map-target", $"映射中的目标步骤“{newId}”在目标版本中不存在。", $"The map names the step '{newId}', which the target version does not have.", newId));
            else if (!taken.Add(target) || !chosen.TryAdd(old, target))
                Problems.Add(new AlterationFinding("migration.map-ambiguous", $"映射两次用到了步骤“{oldId} → {newId}”。", $"The map uses '{oldId} -> {newId}' twice.", oldId));
        }
    }

    /// <summary>What is wrong with the map that the person gave.</summary>
    public List<AlterationFinding> Problems { get; } = [];

    public GraphNode? Find(GraphNode old)
    {
        if (chosen.TryGetValue(old, out var target))
            return target;
        target = to.FindNode(old.NodeId) ?? to.FindByActivityId(old.Id);
        // The container that the designer made anew is still the container of the whole.
        if (target is null && ReferenceEquals(old.Parent, from.Root) && to.Root.Children is [var only] && only.Type == old.Type)
            target = only;
        return target is null || taken.Contains(target) ? null : target;
    }

    public string NodeId(string oldNodeId) => from.FindNode(oldNodeId) is { } old && Find(old) is { } target ? target.NodeId : oldNodeId;

    public string ActivityId(string oldId) => from.FindByActivityId(oldId) is { } old && Find(old) is { } target ? target.Id : oldId;

    private static GraphNode? Named(WorkflowGraph graph, string id) => graph.FindNode(id) ?? graph.FindByActivityId(id);
}
