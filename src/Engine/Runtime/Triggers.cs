using System.Text.Json;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Runtime;

/// <summary>Finds the triggers of a published definition and tells when a recurring one is due next.</summary>
internal static class Triggers
{
    /// <exception cref="Expressions.InputEvaluationException">A trigger's input cannot be evaluated.</exception>
    public static List<StoredTrigger> Of(WorkflowGraph graph, BurstEnvironment environment) => [.. NodesOf(graph).SelectMany(node => Of(node, graph, environment))];

    /// <summary>The steps that start instances.</summary>
    public static IEnumerable<GraphNode> NodesOf(WorkflowGraph graph) => graph.Nodes.Where(n => n is { CanStartWorkflow: true, Activity: ITrigger });

    /// <inheritdoc cref="Of(WorkflowGraph, BurstEnvironment)"/>
    public static IEnumerable<StoredTrigger> Of(GraphNode node, WorkflowGraph graph, BurstEnvironment environment)
    {
        var now = environment.Clock.GetUtcNow();
        var instance = new WorkflowInstance { Id = "", DefinitionId = graph.DefinitionId, DefinitionVersionId = graph.VersionId, DefinitionVersion = graph.Version, CreatedAt = now, State = "" };
        var workflow = new WorkflowExecutionContext(instance, graph, environment, CancellationToken.None);
        var root = new ActivityExecutionContext(workflow, graph.Root, null, "", now);
        foreach (var seed in ((ITrigger)node.Activity).Seeds(new ActivityExecutionContext(workflow, node, root, "", now)))
        {
            yield return new StoredTrigger
            {
                Id = Ids.New(environment.Clock),
                DefinitionId = graph.DefinitionId,
                DefinitionVersionId = graph.VersionId,
                ActivityId = node.Id,
                Name = seed.Name,
                // A timer is found by its instant, never by its hash; its own id keeps it apart from others alike.
                Hash = StimulusHash.Compute(seed.Name, seed.Stimulus, seed.DueAt is null ? null : node.Id),
                Payload = seed.Stimulus is null ? null : PlainValue.ToJson(seed.Stimulus),
                DueAt = seed.DueAt,
            };
        }
    }

    /// <summary>The first instant of a recurring trigger after <paramref name="now"/>; null when it fires only once.</summary>
    public static DateTimeOffset? NextAfter(StoredTrigger trigger, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (trigger.Payload is null || trigger.DueAt is not { } due)
            return null;
        if (PlainValue.Parse(trigger.Payload) is not Dictionary<string, object?> payload)
            return null;
        if (payload.GetValueOrDefault("cronExpression") is string cron)
            return Cron.Next(cron, now, zone);
        if (payload.GetValueOrDefault("interval") is string text && Durations.TryParse(text, out var interval) && interval > TimeSpan.Zero)
            return due + (interval * (Math.Floor((now - due) / interval) + 1));
        return null;
    }
}
