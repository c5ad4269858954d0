namespace Orchestrator.Engine;

/// <summary>An activity that may start an instance when its <c>canStartWorkflow</c> is set and the definition is published.</summary>
public interface ITrigger
{
    /// <summary>What the trigger waits for. Inputs are evaluated without an instance: its variables have their defaults, its inputs are missing.</summary>
    IEnumerable<TriggerSeed> Seeds(ActivityExecutionContext context);
}

/// <summary>One stimulus or instant at which a trigger starts an instance. A recurring one carries what tells its next instant in <paramref name="Stimulus"/>.</summary>
public sealed record TriggerSeed(string Name, object? Stimulus, DateTimeOffset? DueAt = null);
