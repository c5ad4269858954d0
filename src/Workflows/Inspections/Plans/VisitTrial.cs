using NodaTime;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>A visit as it is held against the guards, when somebody changes it and when the plan is approved.</summary>
/// <param name="Subject">Null when the unit is not to be inspected any more.</param>
/// <param name="Lead">Null when there is no such officer in service.</param>
/// <param name="LeadVisits">Other visits of the first officer on the day.</param>
/// <param name="SecondVisits">Other visits of the second officer on the day.</param>
internal sealed record VisitTrial(string UnitName, VisitSubject? Subject, VisitOfficer? Lead, VisitOfficer? Second, LocalDate Day, VisitTerms Terms, int LeadVisits, int SecondVisits);
