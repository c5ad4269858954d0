using Microsoft.Extensions.Logging;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Expressions;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine.Runtime;

/// <inheritdoc cref="ITriggerIndexer"/>
internal sealed class TriggerIndexer(IEngineStore store, GraphCache graphs, EngineOptions options, TimeProvider clock, IServiceProvider services, ILogger<TriggerIndexer> logger) : ITriggerIndexer
{
    public async Task IndexAsync(WorkflowDefinition published, CancellationToken cancellationToken = default)
    {
        var graph = await graphs.GetAsync(published, store, cancellationToken);
        await store.ReplaceTriggersAsync(published.DefinitionId, Triggers.Of(graph, new BurstEnvironment(services, clock, options, [], [], logger)), cancellationToken);
    }

    public async Task<IReadOnlyList<ValidationIssue>> CheckAsync(WorkflowDefinition version, CancellationToken cancellationToken = default)
    {
        var graph = await graphs.GetAsync(version, store, cancellationToken);
        var environment = new BurstEnvironment(services, clock, options, [], [], logger);
        var own = new List<StoredTrigger>();
        var issues = new List<ValidationIssue>();
        foreach (var node in Triggers.NodesOf(graph))
        {
            try
            {
                own.AddRange(Triggers.Of(node, graph, environment));
            }
            catch (Cronos.CronFormatException e)
            {
                issues.Add(new ValidationIssue("trigger.bad-cron", $"Cron 表达式无效：{e.Message}", $"Error when parsing cron expression: {e.Message}", node.NodeId));
            }
            catch (Exception e) when (e is FormatException or InputEvaluationException or InvalidOperationException or ArgumentException)
            {
                issues.Add(new ValidationIssue("trigger.bad-input", $"流程的启动条件无效：{e.Message}", $"A trigger cannot be indexed: {e.Message}", node.NodeId));
            }
        }
        if (own.Any(trigger => trigger.Name == HttpEndpoint.BookmarkName))
        {
            var stored = await store.ListTriggersAsync(HttpEndpoint.BookmarkName, cancellationToken);
            issues.AddRange(EndpointConflicts.Of(own, stored.Where(trigger => trigger.DefinitionId != version.DefinitionId)));
        }
        return issues;
    }

    public Task ClearAsync(string definitionId, CancellationToken cancellationToken = default) => store.ReplaceTriggersAsync(definitionId, [], cancellationToken);
}
