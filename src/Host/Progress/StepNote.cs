namespace Orchestrator.Host.Progress;

/// <summary>What is written under a step of a live diagram, in the reader's language.</summary>
/// <param name="Done">How often and how long it ran.</param>
/// <param name="Waits">Since when it waits or is under way; null when it is neither.</param>
internal sealed record StepNote(string Done, string? Waits);
