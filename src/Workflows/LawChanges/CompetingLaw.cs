using NodaTime;
using Orchestrator.Workflows.Law;

namespace Orchestrator.Workflows.LawChanges;

/// <summary>The law that a case is under beside the law in force today, and what was decided about them.</summary>
/// <param name="ActOn">Day on which the first violation was found; null while none was.</param>
/// <param name="IsOpen">The two differ, and nobody has decided yet: the case stays under the law that it is under.</param>
/// <param name="Decisions">Oldest first.</param>
public sealed record CompetingLaw(LegalProfile Held, LegalProfile InForce, LocalDate? ActOn, bool IsOpen, IReadOnlyList<LawDifference> Differences, IReadOnlyList<LawDecision> Decisions)
{
    /// <summary>There is or was something to decide.</summary>
    public bool Matters => IsOpen || Decisions.Count > 0;
}
