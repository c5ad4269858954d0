using NodaTime;

namespace Orchestrator.Workflows.LegalTime;

/// <summary>A date that differs from the weekday rule.</summary>
/// <param name="IsOff">Off (放假), or a make-up working day (调休上班).</param>
/// <param name="Name">Name of the holiday that it belongs to, or the reason of an override, Chinese.</param>
/// <param name="Basis">For an override: the notice that ordered it.</param>
public sealed record CalendarEntry(LocalDate Date, bool IsOff, string Name, string? Basis = null);

/// <summary>A day that did not count, or that the end of a period was moved past.</summary>
public sealed record SkippedDay(LocalDate Date, string NameZh, string NameEn);
