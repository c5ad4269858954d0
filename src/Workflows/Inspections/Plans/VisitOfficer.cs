using NodaTime;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>An officer in service.</summary>
/// <param name="Rank">By which officers of a district stand in order, and so who makes a pair with whom.</param>
/// <param name="District">Null for the whole city.</param>
/// <param name="Absences">Spans of days away, both days included.</param>
public sealed record VisitOfficer(string Id, string Name, string Rank, string? District, IReadOnlyList<(LocalDate First, LocalDate Last)> Absences)
{
    public bool IsPresent(LocalDate day) => !Absences.Any(span => span.First <= day && day <= span.Last);
}
