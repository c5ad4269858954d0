namespace Orchestrator.Host.Progress;

/// <summary>Tells what to write under the steps of an instance's diagram.</summary>
internal interface IStepNotes
{
    /// <summary>Notes by step, in the current culture; empty for an instance that does not exist.</summary>
    Task<IReadOnlyDictionary<string, StepNote>> OfAsync(string instanceId, CancellationToken cancellationToken);
}
