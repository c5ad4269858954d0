using Orchestrator.Engine.Definitions;

namespace Orchestrator.Engine;

/// <summary>Keeps the stored triggers in step with what is published.</summary>
public interface ITriggerIndexer
{
    /// <summary>Replaces the triggers of the definition by those of the given version, which has just been published.</summary>
    Task IndexAsync(WorkflowDefinition published, CancellationToken cancellationToken = default);

    /// <summary>What stands in the way of indexing the version: inputs of triggers that cannot be evaluated, and HTTP endpoints that are taken.</summary>
    Task<IReadOnlyList<ValidationIssue>> CheckAsync(WorkflowDefinition version, CancellationToken cancellationToken = default);

    /// <summary>Removes the triggers of a definition that is retracted or deleted.</summary>
    Task ClearAsync(string definitionId, CancellationToken cancellationToken = default);
}
