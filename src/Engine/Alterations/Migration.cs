using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.State;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Alterations;

/// <summary>
/// Rewrites an instance's state for another version of its definition. The instance itself is not touched: what comes out is the workflow as it would
/// stand in the target, or the reasons why it cannot stand there.
/// </summary>
internal sealed class Migration
{
    private readonly WorkflowExecutionContext old;
    private readonly WorkflowGraph target;
    private readonly StepMap steps;
    private readonly List<AlterationFinding> refusals = [];
    private readonly List<(ActivityExecutionContext Old, ActivityExecutionContext New)> pairs = [];
    private readonly List<(ActivityExecutionContext Container, List<GraphNode> Ready)> ready = [];
    private readonly List<string> passedOver = [];
    private readonly Dictionary<string, object?> dropped = new(StringComparer.Ordinal);
    private WorkflowExecutionContext? moved;

    private Migration(WorkflowExecutionContext old, WorkflowGraph target, Migrate order)
    {
        this.old = old;
        this.target = target;
        steps = new StepMap(old.Graph, target, order.Map);
    }

    public IReadOnlyList<AlterationFinding> Refusals => refusals;

    /// <summary>The instance in the target version. Only to be asked for when nothing was refused.</summary>
    public WorkflowExecutionContext Moved => moved ?? throw new InvalidOperationException("The migration was refused.");

    public static Migration Prepare(WorkflowExecutionContext old, WorkflowGraph target, Migrate order)
    {
        var migration = new Migration(old, target, order);
        migration.Run();
        return migration;
    }

    /// <summary>What the migration carries over.</summary>
    public MigrationReport Report() => new(old.Graph.VersionId, old.Graph.Version, target.VersionId, target.Version)
    {
        Steps = [.. Live(old).Where(c => c.ParentActivityExecutionContext is not null).Select(StepOf)],
        PassedOver = passedOver,
        Starts = [.. ready.SelectMany(r => r.Ready).Select(node => node.Id)],
        DroppedVariables = dropped,
        NewVariables = [.. target.Header.Variables.Where(v => CounterpartOf(v, old.Graph.Header.Variables) is null).Select(v => v.Name)],
    };

    /// <summary>Records the move and lets the flow go on where the target no longer waits.</summary>
    public async ValueTask ApplyAsync()
    {
        var instance = Moved.Instance;
        (instance.DefinitionVersionId, instance.DefinitionVersion) = (target.VersionId, target.Version);
        Moved.Recorder.IncidentsChanged = Moved.IncidentList.Count > 0;
        foreach (var (before, after) in pairs)
        {
            if (before.Node.NodeId == after.Node.NodeId && before.Node.Version == after.Node.Version)
                continue;
            Moved.Recorder.Touch(after);
            foreach (var bookmark in after.Bookmarks)
                Moved.Recorder.BookmarkMoved(bookmark, after);
        }
        if (Moved.Root is { } root)
            Moved.Recorder.Log(root, "Migrated", $"{old.Graph.Version} → {target.Version}");
        foreach (var (container, steps) in ready)
            await ((Activities.Flowchart)container.Activity).GoOnAsync(container, steps);
    }

    private void Run()
    {
        refusals.AddRange(steps.Problems);
        // A mode that the instance was started with goes with it; else it is the definition's.
        if (!old.Properties.ContainsKey(Activities.Flowchart.ModeKey) && !string.Equals(ModeOf(old.Graph), ModeOf(target), StringComparison.OrdinalIgnoreCase))
            refusals.Add(new AlterationFinding("migration.flowchart-mode", "两个版本的流程图执行方式不同（计数与令牌），无法迁移。", "The versions run flowcharts in different modes (counters and tokens); instances cannot move between them."));
        foreach (var context in Live(old))
            Check(context);
        if (refusals.Count > 0)
            return;
        moved = Load();
        foreach (var (before, after) in pairs)
            CarryVariables(before, after);
        // Children first: a container's memory hangs on where its children stand.
        foreach (var (before, after) in Enumerable.Reverse(pairs))
            CarryMemory(before, after);
        if (old.Instance.SubStatus == WorkflowSubStatus.Faulted && ready.Count > 0)
            refusals.Add(new AlterationFinding("migration.faulted-would-start", $"迁移后步骤“{string.Join("、", ready.SelectMany(r => r.Ready).Select(n => n.Id))}”会立即开始，但实例仍有故障；请先处理故障。", "Steps would start at once while the instance is faulted; repair it first."));
        if (refusals.Count > 0)
            moved = null;
    }

    private void Check(ActivityExecutionContext context)
    {
        var node = context.Node;
        var name = node.Name is { } given && given != node.Id ? $"{node.Id}（{given}）" : node.Id;
        if (steps.Find(node) is not { } counterpart)
        {
            // What stands in a container that is gone is said once, for the innermost steps, which people know.
            if (!context.Children.Any())
                refusals.Add(new AlterationFinding("migration.step-gone", $"正在进行的步骤“{name}”在目标版本中不存在，请指定对应的步骤。", $"The running step '{node.Id}' does not exist in the target version; say which step it becomes.", node.NodeId));
            return;
        }
        if (counterpart.Type != node.Type)
        {
            refusals.Add(new AlterationFinding("migration.step-type", $"正在进行的步骤“{name}”在目标版本中是另一种步骤：{node.Type} → {counterpart.Type}。", $"The running step '{node.Id}' is of another type in the target version: {node.Type} became {counterpart.Type}.", node.NodeId));
            return;
        }
        if (node.Parent is { } parent && steps.Find(parent) is { } container && counterpart.Parent != container)
            refusals.Add(new AlterationFinding("migration.step-moved", $"正在进行的步骤“{name}”在目标版本中被移入“{counterpart.Parent?.Id}”，而该容器没有在执行。", $"The running step '{node.Id}' stands inside '{counterpart.Parent?.Id}' in the target version, and that container is not running.", node.NodeId));
        foreach (var continuation in context.Bookmarks.Select(b => b.Continuation).OfType<string>().Where(id => !counterpart.Blueprint.HasContinuation(id)))
            refusals.Add(new AlterationFinding("migration.continuation", $"步骤“{name}”的新版本无法从原来的等待处继续（{continuation}）。", $"The newer type of '{node.Id}' cannot go on from where it waits ({continuation}).", node.NodeId));
    }

    private WorkflowExecutionContext Load()
    {
        var state = JsonNode.Parse(old.Instance.State)!.AsObject();
        if (state.TryGetPropertyValue("trigger", out var trigger) && trigger is not null)
            state["trigger"] = steps.NodeId((string)trigger!);
        foreach (var context in state["contexts"]!.AsArray().OfType<JsonObject>())
        {
            var before = old.Graph.FindNode((string)context["node"]!)!;
            var after = steps.Find(before)!;
            context["node"] = after.NodeId;
            if (context.TryGetPropertyValue("byActivity", out var by) && by is not null)
                context["byActivity"] = steps.ActivityId((string)by!);
            if (after.Activity is ICarriesOver)
                context.Remove("memory");
        }
        var workflow = new WorkflowExecutionContext(old.Instance, target, old.Environment, old.CancellationToken);
        StateReader.Read(state.ToJsonString(PlainValue.Json), workflow);
        workflow.ActivityOutputs = workflow.ActivityOutputs.ToDictionary(o => steps.ActivityId(o.Key), o => o.Value, StringComparer.Ordinal);
        for (var i = 0; i < workflow.IncidentList.Count; i++)
        {
            var incident = workflow.IncidentList[i];
            workflow.IncidentList[i] = incident with { ActivityId = steps.ActivityId(incident.ActivityId), ActivityNodeId = steps.NodeId(incident.ActivityNodeId) };
        }
        var after2 = Live(workflow).ToDictionary(c => c.Id, StringComparer.Ordinal);
        pairs.AddRange(Live(old).Select(before => (before, after2[before.Id])));
        return workflow;
    }

    private void CarryVariables(ActivityExecutionContext before, ActivityExecutionContext after)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var declared in before.Node.Variables)
        {
            var isSet = after.Variables is { } stored && stored.TryGetValue(declared.Id, out _);
            var value = isSet ? after.Variables![declared.Id] : declared.DefaultValue;
            if (CounterpartOf(declared, after.Node.Variables) is not { } kept)
            {
                dropped[declared.Name] = value;
                continue;
            }
            if (!isSet)
                continue;
            try
            {
                values[kept.Id] = kept.ValueType == typeof(object) ? value : PlainValue.From(ValueConverter.Convert(value, kept.ValueType, old.TimeZone));
            }
            catch (ValueConversionException e)
            {
                refusals.Add(new AlterationFinding("migration.variable-type", $"变量“{declared.Name}”的现值不合目标版本的类型 {kept.TypeName}，请先改变量再迁移。", $"The present value of '{declared.Name}' does not fit its type in the target, {kept.TypeName}: {e.Message}", declared.Name));
            }
        }
        after.Variables = values.Count == 0 ? null : values;
    }

    private void CarryMemory(ActivityExecutionContext before, ActivityExecutionContext after)
    {
        if (after.Activity is not ICarriesOver carrier)
            return;
        var carried = new CarriedExecution(before, after, steps);
        carrier.CarryOver(carried);
        refusals.AddRange(carried.Problems);
        passedOver.AddRange(carried.PassedOver);
        if (carried.Ready.Count > 0)
            ready.Add((after, carried.Ready));
        if (before.Memory is not null && after.Memory is null && carried.Problems.Count == 0)
            refusals.Add(new AlterationFinding("migration.memory", $"步骤“{before.Node.Id}”的执行记录无法带到目标版本。", $"What '{before.Node.Id}' remembers cannot be carried to the target version.", before.Node.NodeId));
    }

    private CarriedStep StepOf(ActivityExecutionContext context)
    {
        var bookmarks = context.Bookmarks.ToList();
        return new CarriedStep(context.Node.NodeId, steps.Find(context.Node)?.NodeId ?? "", context.Node.Id, context.Node.Name, context.Node.Type,
            context.Status == ActivityStatus.Faulted, bookmarks.Count > 0, context.StartedAt, bookmarks.Min(b => b.DueAt));
    }

    private static Variable? CounterpartOf(Variable variable, IReadOnlyList<Variable> among) =>
        among.FirstOrDefault(v => v.Id == variable.Id) ?? among.FirstOrDefault(v => string.Equals(v.Name, variable.Name, StringComparison.Ordinal));

    private static string ModeOf(WorkflowGraph graph) => string.IsNullOrEmpty(graph.Header.FlowchartMode) ? "CounterBased" : graph.Header.FlowchartMode;

    internal static IEnumerable<ActivityExecutionContext> Live(WorkflowExecutionContext workflow) => workflow.Root is { } root ? Below(root) : [];

    internal static IEnumerable<ActivityExecutionContext> Below(ActivityExecutionContext context) => context.Children.SelectMany(Below).Prepend(context);
}
