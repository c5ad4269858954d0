using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Activities;

public sealed partial class Flowchart : ICarriesOver, IHoldsTokens
{
    internal int IndexOf(GraphNode step) => indexOf.GetValueOrDefault(step, -1);

    /// <summary>The ports by which the drawing leaves a step.</summary>
    internal IEnumerable<string> PortsOf(GraphNode step) => connections.Where(c => c.Source == IndexOf(step)).Select(c => c.Port);

    void ICarriesOver.CarryOver(CarriedExecution carried)
    {
        if (carried.Old is not { Activity: Flowchart from, Memory: { } memory })
            return;
        if (steps.Length == 0)
        {
            carried.Problems.Add(new AlterationFinding("migration.empty-flowchart", $"目标版本的流程图“{carried.New.Node.Id}”没有步骤。", $"The flowchart '{carried.New.Node.Id}' of the target has no steps.", carried.New.Node.NodeId));
            return;
        }
        if (memory is FlowTokens tokens)
        {
            var drawings = new Redrawing(from, this, tokens.Start, carried.Steps);
            carried.New.Memory = tokens.CarriedTo(Fingerprint, drawings.Start, drawings.PlaceOf, drawings.Successor);
            return;
        }
        var reckoning = new FlowCarryOver(carried);
        carried.New.Memory = reckoning.Reckon();
        carried.PassedOver.AddRange(reckoning.PassedOver.Select(i => steps[i].Id));
        carried.Ready.AddRange(reckoning.Ready.Select(i => steps[i]));
    }

    /// <summary>Goes on where the new drawing no longer waits.</summary>
    internal async ValueTask GoOnAsync(ActivityExecutionContext context, IEnumerable<GraphNode> ready)
    {
        var memory = MemoryOf(context);
        var plan = PlanFrom(memory.Start);
        foreach (var step in ready)
        {
            var arrived = plan.Inbound(indexOf[step]).Where(c => memory.ConnectionVisits(c) > memory.Visits(indexOf[step])).OrderByDescending(memory.WasFollowed).ToList();
            if (arrived.Count > 0 && await VisitAsync(context, memory, plan, arrived[0], memory.WasFollowed(arrived[0])) is { } dead)
                await PropagateAsync(context, memory, dead, []);
        }
        await CompleteIfIdleAsync(context);
    }

    void IHoldsTokens.PutToken(ActivityExecutionContext context, GraphNode step)
    {
        var plan = PlanFrom(StartOf(context));
        if (context.Memory is FlowTokens tokens)
        {
            // Whoever waits for what is under way must see that this step is.
            if (plan.Inbound(indexOf[step]) is [var way, ..])
                tokens.Put(plan, way);
            context.WorkflowExecutionContext.Lifecycle.Schedule(step, context);
            return;
        }
        var ancestors = plan.AncestorsOf(indexOf[step]);
        // A step ahead of a token counts as entered, so that the token which is on its way does not enter it again. A step behind is entered as by a way back.
        if (context.Children.Any(child => ancestors[indexOf[child.Node]]))
            Schedule(context, MemoryOf(context), plan, indexOf[step]);
        else
            context.WorkflowExecutionContext.Lifecycle.Schedule(step, context);
    }

    async ValueTask IHoldsTokens.TakeTokenAsync(ActivityExecutionContext context, ActivityExecutionContext child, IReadOnlyCollection<GraphNode> started)
    {
        if (context.Memory is FlowTokens tokens)
        {
            await context.WorkflowExecutionContext.Lifecycle.CancelQuietlyAsync(child);
            if (!started.Contains(child.Node))
                tokens.Consume(PlanFrom(tokens.Start), indexOf[child.Node]);
            await CompleteIfIdleAsync(context);
            return;
        }
        var ancestors = PlanFrom(StartOf(context)).AncestorsOf(indexOf[child.Node]);
        // Where a token comes back to the step, the ways from it are not dead.
        if (started.Any(step => step == child.Node || indexOf.TryGetValue(step, out var index) && ancestors[index]))
            await context.WorkflowExecutionContext.Lifecycle.CancelQuietlyAsync(child);
        else
            await context.CancelActivityAsync(child);
    }

    IEnumerable<GraphNode> IHoldsTokens.Between(ActivityExecutionContext context, GraphNode source, GraphNode target)
    {
        var plan = PlanFrom(StartOf(context));
        var beforeTarget = plan.AncestorsOf(indexOf[target]);
        return steps.Where((step, i) => beforeTarget[i] && plan.AncestorsOf(i)[indexOf[source]]);
    }

    private static int StartOf(ActivityExecutionContext context) => context.Memory is FlowTokens tokens ? tokens.Start : MemoryOf(context).Start;
}
