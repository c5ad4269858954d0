namespace Orchestrator.Workflows.Law;

/// <summary>A rule of law as it is cited to people.</summary>
public sealed record Citation(string Zh, string En);
