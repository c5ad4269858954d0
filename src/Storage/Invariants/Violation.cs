namespace Orchestrator.Storage.Invariants;

/// <summary>One place where an invariant does not hold.</summary>
/// <param name="Invariant">Stable name of the invariant, see <see cref="InvariantChecks.Names"/>.</param>
/// <param name="Subject">What breaks it: a case number, a document number, an id.</param>
public sealed record Violation(string Invariant, string Subject, string Zh, string En);
