using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Simulation;

/// <summary>A tip of a simulated campaign: what intake is told, and what officers will find.</summary>
/// <param name="At">Instant (UTC) at which it comes; no two come at once.</param>
/// <param name="IsFoundLater">That it is another authority's is seen by the verification only.</param>
/// <param name="UnitCode">The registered unit that it is about, if it is about one.</param>
/// <param name="Name">The unit that nobody knew, or the role of a private person; null when it is about a registered unit.</param>
public sealed record SimulatedTip(DateTimeOffset At, TipFate Fate, bool IsFoundLater, RegisterTip Given, string? UnitCode, string? Name, bool IsAboutPerson);
