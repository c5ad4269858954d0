using System.Text.Json.Nodes;
using Orchestrator.Engine;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.State;

namespace Orchestrator.Host.ElsaApi.Instances;

/// <summary>States of instances as they are sent. Where in the program a fault arose is for the log, not for whoever looks at the diagram.</summary>
internal sealed class InstanceStates(InstanceStateProjector projector, GraphCache graphs, IEngineStore store)
{
    /// <exception cref="DefinitionNotFoundException">The version that the instance runs on is gone.</exception>
    public async Task<JsonObject> StateAsync(WorkflowInstance instance, CancellationToken cancellationToken)
    {
        var state = projector.Project(instance, await GraphAsync(instance, cancellationToken));
        foreach (var incident in state["incidents"] as JsonArray ?? [])
        {
            for (var layer = incident?["exception"] as JsonObject; layer is not null; layer = layer["innerException"] as JsonObject)
                layer.Remove("stackTrace");
        }

        return state;
    }

    /// <exception cref="DefinitionNotFoundException">The version that the instance runs on is gone.</exception>
    public async Task<IReadOnlyList<VariableView>> VariablesAsync(WorkflowInstance instance, CancellationToken cancellationToken) =>
        projector.Variables(instance, await GraphAsync(instance, cancellationToken));

    private async Task<WorkflowGraph> GraphAsync(WorkflowInstance instance, CancellationToken cancellationToken) =>
        await graphs.GetForAsync(instance, store, cancellationToken) ?? throw new DefinitionNotFoundException(instance.DefinitionVersionId);
}
