using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.LawChanges;

/// <summary>What the guards of a choice between two laws look at.</summary>
/// <param name="ActOn">Day on which the first violation was found; null while none was.</param>
internal sealed record LawFacts(Actor Actor, UnitCase Case, LegalProfile Held, LegalProfile InForce, string Chosen, LawGround Ground, string? Reason, LocalDate? ActOn)
{
    public bool IsOpen => LawChange.IsOpen(Case, Held, InForce);
}
