namespace Orchestrator.Host.Workbench.Cases;

/// <summary>A click on a node of the diagram in Elsa Studio.</summary>
public sealed record StudioClick(string? ActivityId, string? NodeId);
