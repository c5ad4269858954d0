namespace Orchestrator.Workflows.People;

/// <summary>A person as they stand after an act of the administrator.</summary>
/// <param name="Open">What still waits for them, for a handover.</param>
public sealed record PersonKept(Person Person, OpenWork Open);
