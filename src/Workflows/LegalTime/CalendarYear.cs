using NodaTime;

namespace Orchestrator.Workflows.LegalTime;

/// <summary>
/// The days off and make-up days of one year as an administrator has loaded them from the yearly notice. Append-only: a correction is a further
/// revision with a notice of its own, and what was loaded before stays readable.
/// </summary>
public sealed class CalendarYear
{
    /// <summary>Year and revision, <c>2027-1</c>.</summary>
    public required string Id { get; init; }
    public required int Year { get; init; }
    /// <summary>1, 2, 3 … within the year.</summary>
    public required int Revision { get; init; }
    /// <summary>The days that differ from the weekday rule, in the form of the shipped calendar file.</summary>
    public required string Days { get; init; }
    /// <summary>The notice that ordered them, with its number.</summary>
    public required string Basis { get; init; }
    public required string LoadedBy { get; init; }
    public required string LoadedByName { get; init; }
    public required DateTimeOffset LoadedAt { get; init; }

    /// <summary>The days, each with the notice as its basis.</summary>
    public IReadOnlyList<CalendarEntry> Entries() => [.. WorkingDayCalendar.Read(Days).Select(entry => entry with { Basis = Basis })];

    /// <summary>Key of a revision.</summary>
    public static string Key(int year, int revision) => $"{year}-{revision}";
}
