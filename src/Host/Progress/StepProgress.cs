namespace Orchestrator.Host.Progress;

/// <summary>What one step of an instance has done so far.</summary>
/// <param name="ActivityId">The step.</param>
/// <param name="Runs">How many times it was begun.</param>
/// <param name="Spent">How long it ran in all, until now where it still does.</param>
/// <param name="WaitsSince">Since when it waits, if it does.</param>
/// <param name="RunsSince">Since when it runs without waiting itself, if it does: it holds a step that waits.</param>
internal sealed record StepProgress(string ActivityId, int Runs, TimeSpan Spent, DateTimeOffset? WaitsSince, DateTimeOffset? RunsSince);
