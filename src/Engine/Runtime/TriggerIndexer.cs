using Microsoft.Extensions.Logging;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine.Runtime;

/// <inheritdoc cref="ITriggerIndexer"/>
internal sealed class TriggerIndexer(IEngineStore store, GraphCache graphs, EngineOptions options, TimeProvider clock, IServiceProvider services, ILogger<TriggerIndexer> logger) : ITriggerIndexer
{
    public Task IndexAsync(WorkflowDefinition published, CancellationToken cancellationToken = default) =>
        store.ReplaceTriggersAsync(published.DefinitionId, Triggers.Of(graphs.Get(published), new BurstEnvironment(services, clock, options, [], [], logger)), cancellationToken);

    public Task ClearAsync(string definitionId, CancellationToken cancellationToken = default) => store.ReplaceTriggersAsync(definitionId, [], cancellationToken);
}
