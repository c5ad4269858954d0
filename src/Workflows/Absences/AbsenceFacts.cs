using NodaTime;
using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.Absences;

/// <summary>What the guards of an absence look at.</summary>
/// <param name="Others">Absences that have not ended, of the person and of the deputy.</param>
internal sealed record AbsenceFacts(Actor Actor, Person? Person, Person? Deputy, LocalDate FirstDay, LocalDate LastDay, string? Reason, LocalDate Today, IReadOnlyList<Absence> Others);
