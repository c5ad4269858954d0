using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Host.ElsaApi.Definitions;

/// <summary>
/// Tells of each step that is a workflow which version it stands for and which one is in force. Where one of the two is not said, the designer takes the
/// step for an ordinary one: it does not enter it, and offers no newer version.
/// </summary>
internal sealed class WorkflowSteps(ChildResolver children, IEngineStore store)
{
    /// <summary>The definition as it was given, its steps completed.</summary>
    public async Task<JsonObject> CompleteAsync(JsonObject definition, CancellationToken cancellationToken)
    {
        foreach (var step in ActivityTree.SelfAndDescendants((JsonObject)definition["root"]!).ToList())
        {
            if (await children.FindAsync(step, store, cancellationToken) is not { } used)
                continue;
            var newest = await store.FindDefinitionAsync(used.DefinitionId, VersionOptions.Published, cancellationToken) ?? used;
            step["workflowDefinitionId"] = used.DefinitionId;
            step["workflowDefinitionVersionId"] = used.Id;
            step["latestAvailablePublishedVersion"] = newest.Version;
            step["latestAvailablePublishedVersionId"] = newest.Id;
        }

        return definition;
    }
}
