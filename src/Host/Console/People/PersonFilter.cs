namespace Orchestrator.Host.Workbench.People;

/// <summary>Which people to list; null means all.</summary>
internal sealed record PersonFilter(string? Role, bool? IsActive, string? Search);
